import { learn, type Authority, type NegotiationAct } from "@entente/model";
import {
  fromBase64,
  type AgreementAcceptance,
  type AgreementEnd,
  type AgreementPart,
  type AgreementProposal,
  type AgreementRejection,
} from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { checkPart, type PartSubject } from "./agreement-part.ts";
import {
  findTermsId,
  findVersion,
  hashOfTerms,
  keepAct,
  keepEnd,
  keepVersion,
  lockAgreement,
  readNegotiation,
} from "./negotiation-store.ts";
import { needPairRows, pinPartnerKey, settleRows } from "./pair-rows.ts";
import { pairAgreementId } from "./pair-id.ts";
import { presentKeys } from "./verification-keys.ts";

/** A message about an agreement, and from whom. */
type From = { readonly partner: Authority; readonly agreementId: string };

const taken: Handled = { ok: true };
/** Passing: the proposal that it speaks of comes from another node and may be slower. */
const versionUnknown: Handled = { ok: false, reason: "version-unknown", later: true };

/** Takes terms that a partner proposes: of a new agreement, or the next version of one. */
export async function takeProposal(
  node: NodeContext,
  tx: Transaction,
  { partner, agreementId }: From,
  { terms, part, note, proposedBy }: AgreementProposal,
): Promise<Handled> {
  const selfId = node.authority.id;
  const { parties, version } = terms;
  if (!parties.includes(selfId) || !parties.includes(partner.id))
    return { ok: false, reason: "not-a-party" };
  if (pairAgreementId(terms, selfId, partner.id) !== agreementId)
    return { ok: false, reason: "agreement-mismatch" };
  await lockAgreement(tx, terms.id);
  const hash = hashOfTerms(terms);
  const act = { act: "propose", by: partner.id, hash, version, parties } as const;
  const refused =
    (await refuse(tx, terms.id, act)) ??
    (await takePart(node, tx, { terms, agreementId, authorityId: partner.id }, part));
  if (refused) return refused;
  const at = node.now();
  await keepVersion(tx, {
    terms,
    proposed_by: partner.id,
    proposer: proposedBy,
    note,
    proposed_at: at,
  });
  await keepSignature(tx, terms.id, hash, { party: partner.id, person: proposedBy, part, at });
  await settleRows(node, tx, terms.id);
  await noteTaken(tx, agreementId, { what: "agreement-proposed", version, terms: hash });
  return taken;
}

/** Takes a partner's signature under a version. */
export async function takeAcceptance(
  node: NodeContext,
  tx: Transaction,
  { partner, agreementId }: From,
  { version, termsHash: hash, part, acceptedBy }: AgreementAcceptance,
): Promise<Handled> {
  const termsId = await findTermsId(tx, agreementId, node.authority.id, partner.id);
  if (termsId === null) return versionUnknown;
  await lockAgreement(tx, termsId);
  const refused = await refuse(tx, termsId, { act: "sign", by: partner.id, hash });
  if (refused) return refused;
  const { terms } = (await findVersion(tx, hash))!;
  if (terms.version !== version) return { ok: false, reason: "version-mismatch" };
  const subject = { terms, agreementId, authorityId: partner.id };
  const refusedPart = await takePart(node, tx, subject, part);
  if (refusedPart) return refusedPart;
  await keepSignature(tx, termsId, hash, {
    party: partner.id,
    person: acceptedBy,
    part,
    at: node.now(),
  });
  const { inForce } = await settleRows(node, tx, termsId);
  const facts = { what: "agreement-signed", version, terms: hash, inForce: inForce === hash };
  await noteTaken(tx, agreementId, facts);
  return taken;
}

/** Takes that a partner does not sign a version. */
export async function takeRejection(
  node: NodeContext,
  tx: Transaction,
  { partner, agreementId }: From,
  { version, termsHash: hash, reason, rejectedBy }: AgreementRejection,
): Promise<Handled> {
  const termsId = await findTermsId(tx, agreementId, node.authority.id, partner.id);
  if (termsId === null) return versionUnknown;
  await lockAgreement(tx, termsId);
  const refused = await refuse(tx, termsId, { act: "reject", by: partner.id, hash });
  if (refused) return refused;
  await keepAct(tx, {
    termsId,
    hash,
    party: partner.id,
    act: "rejected",
    person: rejectedBy,
    signature: null,
    reason,
    at: node.now(),
  });
  await settleRows(node, tx, termsId);
  await noteTaken(tx, agreementId, { what: "agreement-rejected", version, terms: hash }, reason);
  return taken;
}

/** Takes that a partner ends an agreement: nothing runs under it from now on. */
export async function takeEnd(
  node: NodeContext,
  tx: Transaction,
  { partner, agreementId }: From,
  { endsAt, reason, endedBy }: AgreementEnd,
): Promise<Handled> {
  const termsId = await findTermsId(tx, agreementId, node.authority.id, partner.id);
  if (termsId === null) return versionUnknown;
  await lockAgreement(tx, termsId);
  // A partner's clock that is ahead must not keep it open here.
  const at = new Date(Math.min(Date.parse(endsAt), node.now().getTime()));
  const refused = await refuse(tx, termsId, { act: "end", by: partner.id, at });
  if (refused) return refused;
  await keepEnd(tx, { terms_id: termsId, party: partner.id, person: endedBy, reason, at });
  await settleRows(node, tx, termsId);
  await noteTaken(tx, agreementId, { what: "agreement-ended" }, reason);
  return taken;
}

async function refuse(
  tx: Transaction,
  termsId: string,
  act: NegotiationAct,
): Promise<Handled | null> {
  const outcome = learn(await readNegotiation(tx, termsId), act);
  if (outcome.ok) return null;
  return outcome.reason === "version-unknown"
    ? versionUnknown
    : { ok: false, reason: outcome.reason };
}

/** Checks a partner's part and pins its key for blind evaluation. */
async function takePart(
  node: NodeContext,
  tx: Transaction,
  subject: PartSubject,
  part: AgreementPart,
): Promise<Handled | null> {
  const { authorityId, terms } = subject;
  const checked = checkPart(subject, part, await presentKeys(node, tx, authorityId));
  if (!checked.ok) return checked;
  const row = (await needPairRows(tx, node.authority.id, terms)).get(authorityId);
  if (!row) return { ok: false, reason: "partner-unknown" };
  return (await pinPartnerKey(tx, row, fromBase64(part.oprfPublicKey)))
    ? null
    : { ok: false, reason: "partner-key-changed" };
}

async function keepSignature(
  tx: Transaction,
  termsId: string,
  hash: string,
  said: { party: string; person: string; part: AgreementPart; at: Date },
): Promise<void> {
  const { party, person, part, at } = said;
  const { signature } = part;
  await keepAct(tx, { termsId, hash, party, act: "signed", person, signature, reason: null, at });
}

async function noteTaken(
  tx: Transaction,
  agreementId: string,
  facts: Record<string, unknown>,
  justification?: string,
): Promise<void> {
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "agreement", id: agreementId },
      facts,
      ...(justification === undefined ? {} : { justification }),
    },
  ]);
}
