import { generateKey, type KeyPair } from "@entente/blind";
import { agreementTermsSchema, type AgreementTerms } from "@entente/model";
import { verifyAgreement } from "@entente/protocol";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { hashOfTerms, keepAct, keepVersion, lockAgreement } from "./negotiation-store.ts";
import { agreementsChannel, settleRows } from "./pair-rows.ts";
import { readSigningKeys, writeAgreement } from "./store.ts";

export { agreementsChannel };

/** An agreement between two that both have signed already: made by file, at one of its two nodes. */
export type AgreementInput = {
  readonly terms: AgreementTerms;
  /** Both parties' signatures under the terms, base64, by authority id. */
  readonly signatures: Readonly<Record<string, string>>;
  /** This node's blind-evaluation key; made when the agreement is new and none is given. */
  readonly oprfKey?: KeyPair;
  /** The partner's public blind-evaluation key, to be pinned; null until it is known. */
  readonly partnerOprfPublicKey: Uint8Array | null;
};

/** What became of an agreement; the public key is for the partner to pin. */
export type SavedAgreement =
  | { readonly ok: true; readonly id: string; readonly oprfPublicKey: Uint8Array }
  | {
      readonly ok: false;
      readonly reason:
        | "not-a-party"
        | "more-than-two-parties"
        | "agreement-ended"
        | "partner-unknown"
        | "signature-missing"
        | "bad-signature"
        | "version-superseded";
    };

/**
 * Keeps an agreement that both parties have signed, or its next version. The blind-evaluation keys
 * stay as they are when the agreement is known, save for a partner's key that was not known before.
 * @throws ZodError for terms that are none
 */
export async function saveAgreement(
  tx: Transaction,
  { terms: input, signatures, oprfKey, partnerOprfPublicKey }: AgreementInput,
): Promise<SavedAgreement> {
  const terms = agreementTermsSchema.parse(input);
  if (terms.parties.length > 2) return { ok: false, reason: "more-than-two-parties" };
  await lockAgreement(tx, terms.id);
  const parties = await readSigningKeys(tx, terms.parties);
  const partnerId = terms.parties.find((id) => parties.get(id)?.self !== true);
  if (partnerId === undefined || ![...parties.values()].some(({ self }) => self))
    return { ok: false, reason: "not-a-party" };
  for (const party of terms.parties) {
    const key = parties.get(party)?.signingKey;
    if (!key) return { ok: false, reason: "partner-unknown" };
    const signature = Object.hasOwn(signatures, party) ? signatures[party] : undefined;
    if (signature === undefined) return { ok: false, reason: "signature-missing" };
    if (!verifyAgreement(terms, signature, key)) return { ok: false, reason: "bad-signature" };
  }
  const ended = await tx
    .selectFrom("agreement_end")
    .select("party")
    .where("terms_id", "=", terms.id)
    .executeTakeFirst();
  if (ended) return { ok: false, reason: "agreement-ended" };
  const oprfPublicKey = await writeAgreement(tx, {
    terms,
    partnerId,
    signatures: Object.fromEntries(terms.parties.map((party) => [party, signatures[party] ?? ""])),
    oprfKey: oprfKey ?? generateKey(),
    partnerOprfPublicKey,
  });
  if (!oprfPublicKey) return { ok: false, reason: "version-superseded" };
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "agreement", id: terms.id },
      facts: { what: "agreement-saved", version: terms.version, partner: partnerId },
    },
  ]);
  await keepFacts(tx, terms, signatures);
  await settleRows({ now: () => new Date() }, tx, terms.id);
  return { ok: true, id: terms.id, oprfPublicKey };
}

/** What was agreed by file is known like what was agreed between the nodes; by whom, nobody said. */
async function keepFacts(
  tx: Transaction,
  terms: AgreementTerms,
  signatures: Readonly<Record<string, string>>,
): Promise<void> {
  const at = new Date();
  const facts = { proposed_by: terms.parties[0]!, proposer: null, proposed_at: at };
  await keepVersion(tx, { terms, ...facts });
  for (const party of terms.parties)
    await keepAct(tx, {
      termsId: terms.id,
      hash: hashOfTerms(terms),
      party,
      act: "signed",
      person: null,
      signature: signatures[party] ?? "",
      reason: null,
      at,
    });
}
