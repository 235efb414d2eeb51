import { ownCard } from "../../features/agreements/partners.ts";
import { outOption, type Command } from "../command.ts";
import { inGroups } from "../fingerprint.ts";
import { ownLinkUrl } from "../own-link-url.ts";
import { openIdentity } from "../with-node.ts";

/** `card` */
export const card: Command = {
  name: "card",
  summary: "Show what partners need to know this node: give it to them",
  details:
    "Makes the node's keys when it has never run. Tell your partner the two fingerprints by another way\nthan the card goes, such as the telephone.",
  options: outOption,
  run: async (call, config) => {
    const link = { url: ownLinkUrl(config) };
    const identity = await openIdentity(config);
    call.terminal.note(
      `Signing key:     ${inGroups(identity.signingKey.toString("hex"))}\nTLS certificate: ${inGroups(identity.tls.fingerprint)}`,
    );
    return { data: ownCard({ authority: config.authority, identity, link }) };
  },
};
