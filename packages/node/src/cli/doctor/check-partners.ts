import type { Identity } from "../../link/identity.ts";
import { openPartners, type Partner } from "../../link/partners.ts";
import { signatureAges } from "../../link/signature-profile.ts";
import type { Store } from "../../store/store.ts";
import { askIdentity, type AskedIdentity } from "./ask-identity.ts";
import { reporter, type Finding, type Reporter } from "./finding.ts";

const noticeableSeconds = 5;

/** What to do about a partner that does not answer as it should. */
const remedies: Record<Extract<AskedIdentity, { ok: false }>["reason"], string> = {
  "no-address": "Take its card again: partner add",
  "forbidden-address":
    "Its address leads into a private network: correct it, or set link.allowPrivateAddresses.",
  unreachable: "Check its address with the partner, and the firewalls between.",
  "wrong-certificate":
    "Ask the partner, by a way you trust, whether its keys have changed; if so, take its new card: partner add",
  "hung-up": "The partner does not know this node's certificate: give it this node's card.",
  nonsense: "Something else answers at its address: check it with the partner.",
};

/** Whether every partner's node is reached, is the pinned one, and tells the same time. */
export async function checkPartners(
  store: Store,
  identity: Identity,
  allowPrivate: boolean,
): Promise<Finding[]> {
  const partners = await openPartners(store).all();
  if (partners.length === 0) return [reporter("partners").warn("none yet", "See: partner add")];
  const findings = await Promise.all(
    partners.map((partner) => checkPartner(partner, identity, allowPrivate)),
  );
  return findings.flat();
}

async function checkPartner(
  partner: Partner,
  identity: Identity,
  allowPrivate: boolean,
): Promise<Finding[]> {
  const report = reporter(`partner ${partner.authority.id}`);
  const said = await askIdentity(partner, identity, allowPrivate);
  if (!said.ok)
    return [report.fail(`${said.reason} at ${partner.url ?? "no address"}`, remedies[said.reason])];
  if (!partner.keys.some(({ keyId }) => keyId === said.keyId))
    return [report.fail("signs with another key than on its card", remedies["wrong-certificate"])];
  const answers = report.ok(`answers at ${partner.url}`);
  if (said.clock === null) return [answers];
  // Its clock was told in whole seconds, somewhat before now.
  const skew = (said.clock.getTime() + 500 - Date.now()) / 1_000;
  const clock = checkClock(report, skew, "the partner's");
  return clock.state === "ok" ? [answers] : [answers, clock];
}

/**
 * Whether two clocks go alike.
 * @param skew seconds by which the other is ahead of this machine's
 */
export function checkClock(report: Reporter, skew: number, whose: string): Finding {
  const off = Math.abs(skew);
  const words = `${whose} clock is ${off.toFixed(1)} s ${skew > 0 ? "ahead" : "behind"}`;
  const remedy = "Let both machines keep their time by NTP.";
  if (off > signatureAges.ahead) return report.fail(`${words}: signatures are refused`, remedy);
  return off > noticeableSeconds ? report.warn(words, remedy) : report.ok(words);
}
