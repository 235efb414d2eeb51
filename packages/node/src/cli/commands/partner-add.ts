import { fromBase64 } from "@entente/protocol";
import { partnerSchema, savePartner } from "../../features/agreements/partners.ts";
import { openPartners } from "../../link/partners.ts";
import { change } from "../change.ts";
import { yesOption, type Command } from "../command.ts";
import { inGroups } from "../fingerprint.ts";
import { check, readJsonFile } from "../json-file.ts";
import { Refused } from "../refusal.ts";
import { withStore } from "../with-store.ts";

/** `partner add` */
export const partnerAdd: Command = {
  name: "partner add",
  summary: "Know a partner's node by its card, or by a new one in place of the old",
  details:
    "Compare the two fingerprints with the partner by another way than the card came, such as the\ntelephone: whoever could change the card on its way could otherwise take the partner's place.",
  operand: "CARD.json",
  options: yesOption,
  run: async (call, config) => {
    const card = check(partnerSchema, await readJsonFile(call.operand), "a partner's card");
    const { authority, linkUrl, signingKey, tlsFingerprint } = card;
    if (authority.id === config.authority.id)
      throw new Refused("own-card", `This is the card of ${authority.id}, this node itself.`);
    return withStore(config, async (store) => {
      const others = (await openPartners(store).all()).filter(
        (partner) => partner.authority.id !== authority.id,
      );
      const same = others.find(({ fingerprint }) => fingerprint === tlsFingerprint);
      if (same)
        throw new Refused(
          "certificate-taken",
          `${same.authority.id} already has this TLS certificate: every node has its own.`,
        );
      const known = await openPartners(store).byId(authority.id);
      call.terminal.note(
        [
          `${known ? "Takes the place of the card of" : "The card of"} ${authority.name} (${authority.id}, ${authority.country.toUpperCase()})`,
          `at ${linkUrl}`,
          `Signing key:     ${inGroups(Buffer.from(fromBase64(signingKey)).toString("hex"))}`,
          `TLS certificate: ${inGroups(tlsFingerprint)}`,
        ].join("\n"),
      );
      if (!call.flag("yes"))
        await call.terminal.confirm(
          "Have you compared both fingerprints with the partner by another way?",
        );
      await change({ store }, "partner add", async (tx) => {
        await savePartner(tx, card);
        return { object: { type: "authority", id: authority.id }, result: undefined };
      });
      return {
        data: { id: authority.id, replaced: known !== undefined },
        words: `${authority.name} is now known. The partner needs the card of this node, too: see card`,
      };
    });
  },
};
