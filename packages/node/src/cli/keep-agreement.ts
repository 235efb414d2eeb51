import { ready } from "@entente/blind";
import { fromBase64 } from "@entente/protocol";
import { saveAgreement } from "../features/agreements/agreements.ts";
import type { Partner } from "../link/partners.ts";
import type { Transaction } from "../store/store.ts";
import { checkFilePart, type AgreementFile } from "./agreement-file.ts";
import { forgetProposedKey, type OwnKey } from "./agreement-keys.ts";
import { needNewestTerms } from "./agreement-partner.ts";
import { refuseAgreement } from "./agreement-words.ts";
import { Refused } from "./refusal.ts";

/**
 * Keeps an agreement that both parties have signed, and pins the partner's blind-evaluation key.
 * @param ownKey this node's key under it
 * @throws Refused in words
 */
export async function keepAgreement(
  tx: Transaction,
  file: AgreementFile,
  partner: Partner,
  ownKey: OwnKey,
): Promise<void> {
  const { terms, parts } = file;
  const partnerId = partner.authority.id;
  const checked = checkFilePart(file, partner);
  if (!checked.ok) throw refuseAgreement(checked.reason, partnerId);
  const partnerOprfPublicKey = fromBase64(checked.part.oprfPublicKey);
  const pinned = await needNewestTerms(tx, terms);
  if (pinned && !pinned.equals(partnerOprfPublicKey))
    throw new Refused(
      "partner-key-changed",
      `${partnerId} now gives another blind-evaluation key than before under this agreement. A new key needs a new agreement, with an id of its own. Nothing was kept.`,
    );
  await ready();
  const saved = await saveAgreement(tx, {
    terms,
    signatures: Object.fromEntries(
      Object.entries(parts).map(([party, { signature }]) => [party, signature]),
    ),
    partnerOprfPublicKey,
    ...(ownKey.pair ? { oprfKey: ownKey.pair } : {}),
  });
  if (!saved.ok) throw refuseAgreement(saved.reason, terms.parties.join(" or "));
  await forgetProposedKey(tx, terms.id);
}
