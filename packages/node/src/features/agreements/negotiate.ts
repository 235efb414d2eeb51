import {
  agreementTermsSchema,
  decide,
  newId,
  type AgreementTerms,
  type NegotiationAct,
} from "@entente/model";
import type { MessageType, PayloadOf } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send } from "../../link/send.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { matchingStream } from "../matching/stream.ts";
import { signPart } from "./agreement-part.ts";
import { uselessBetween } from "./check-terms.ts";
import { gateQuestion, keptAgreement } from "./kept-agreements.ts";
import {
  findVersion,
  hashOfTerms,
  keepAct,
  keepEnd,
  keepVersion,
  lockAgreement,
  readNegotiation,
  readVersions,
} from "./negotiation-store.ts";
import { refusedAct, unknownParties, uselessTerms } from "./negotiation-problems.ts";
import { needPairRows, readPairRows, settleRows, type PairRow } from "./pair-rows.ts";

/** The terms as people write them; the node gives id and version. */
export type TermsInput = Omit<AgreementTerms, "id" | "version">;

/** Who acts for the node. */
export type Signatory = { readonly name: string };

/**
 * Proposes terms, signed by this node, to all other parties: of a new agreement, or the next version
 * of one that is kept.
 * @param termsId of the agreement whose next version it is
 * @returns the id of the terms
 * @throws Problem 409 when a party is not known, 422 when the terms cannot serve
 */
export async function proposeTerms(
  node: NodeContext,
  tx: Transaction,
  proposal: { input: TermsInput; note: string; termsId?: string },
  by: Signatory,
): Promise<string> {
  const id = proposal.termsId ?? newId(node.now().getTime());
  await lockAgreement(tx, id);
  const [newest] = await readVersions(tx, id);
  const terms = checkedTerms({
    ...proposal.input,
    id,
    version: (newest?.version ?? 0) + 1,
  });
  const rows = await partnersUnder(node, tx, terms);
  const hash = hashOfTerms(terms);
  const { version, parties } = terms;
  await act(node, tx, id, { act: "propose", by: node.authority.id, hash, version, parties });
  const now = node.now();
  await keepVersion(tx, {
    terms,
    proposed_by: node.authority.id,
    proposer: by.name,
    note: proposal.note,
    proposed_at: now,
  });
  await keepOwnSignature(node, tx, terms, by, now);
  await settleRows(node, tx, id);
  for (const row of rows)
    await tell(node, tx, row, "agreement.proposal", {
      terms,
      part: partFor(node, terms, row),
      note: proposal.note,
      proposedBy: by.name,
    });
  await note(tx, rows, { what: "agreement-proposed", version, terms: hash });
  return id;
}

/**
 * Signs the newest proposal; it is in force once all parties have.
 * @param hash of the terms the person has read: another text is not signed in their place
 * @throws Problem 409
 */
export async function signVersion(
  node: NodeContext,
  tx: Transaction,
  { termsId, hash }: { termsId: string; hash: string },
  by: Signatory,
): Promise<void> {
  await lockAgreement(tx, termsId);
  await act(node, tx, termsId, { act: "sign", by: node.authority.id, hash });
  const { terms } = (await findVersion(tx, hash))!;
  const rows = await partnersUnder(node, tx, terms);
  await keepOwnSignature(node, tx, terms, by, node.now());
  const { inForce } = await settleRows(node, tx, termsId);
  for (const row of rows)
    await tell(node, tx, row, "agreement.acceptance", {
      version: terms.version,
      termsHash: hash,
      part: partFor(node, terms, row),
      acceptedBy: by.name,
    });
  const { version } = terms;
  const facts = { what: "agreement-signed", version, terms: hash, inForce: inForce === hash };
  await note(tx, rows, facts);
}

/** Rejects a proposal; the version in force, if any, stays. @throws Problem 409 */
export async function rejectVersion(
  node: NodeContext,
  tx: Transaction,
  { termsId, hash, reason }: { termsId: string; hash: string; reason: string },
  by: Signatory,
): Promise<void> {
  await lockAgreement(tx, termsId);
  await act(node, tx, termsId, { act: "reject", by: node.authority.id, hash });
  const { version } = (await findVersion(tx, hash))!;
  await keepAct(tx, {
    termsId,
    hash,
    party: node.authority.id,
    act: "rejected",
    person: by.name,
    signature: null,
    reason,
    at: node.now(),
  });
  await settleRows(node, tx, termsId);
  const rows = await readPairRows(tx, termsId);
  for (const row of rows)
    await tell(node, tx, row, "agreement.rejection", {
      version,
      termsHash: hash,
      reason,
      rejectedBy: by.name,
    });
  await note(tx, rows, { what: "agreement-rejected", version, terms: hash }, reason);
}

/** Ends an agreement at once, with all its parties. @throws Problem 409 */
export async function endAgreement(
  node: NodeContext,
  tx: Transaction,
  { termsId, reason }: { termsId: string; reason: string },
  by: Signatory,
): Promise<void> {
  await lockAgreement(tx, termsId);
  const at = node.now();
  await act(node, tx, termsId, { act: "end", by: node.authority.id, at });
  const party = node.authority.id;
  await keepEnd(tx, { terms_id: termsId, party, person: by.name, reason, at });
  await withFullSight(tx, () => settleRows(node, tx, termsId));
  const rows = await readPairRows(tx, termsId);
  for (const row of rows)
    await tell(
      node,
      tx,
      row,
      "agreement.end",
      { endsAt: at.toISOString(), reason, endedBy: by.name },
      `agreement-end/${row.id}`,
    );
  await note(tx, rows, { what: "agreement-ended" }, reason);
}

/** @throws Problem when what this node knows speaks against the act */
async function act(
  node: NodeContext,
  tx: Transaction,
  termsId: string,
  made: NegotiationAct,
): Promise<void> {
  const outcome = decide(await readNegotiation(tx, termsId), made);
  if (!outcome.ok) throw refusedAct(outcome.reason);
}

function checkedTerms(terms: AgreementTerms): AgreementTerms {
  const checked = agreementTermsSchema.safeParse(terms);
  if (checked.success) return checked.data;
  throw new Problem(400, "invalid-request", "The terms do not fit together.", {
    errors: checked.error.issues.map(({ path, message }) => ({
      path: ["body", "terms", ...path].map(String).join("."),
      message,
    })),
  });
}

/** The agreements with all other parties. @throws Problem when one is unknown or could get nothing */
async function partnersUnder(
  node: NodeContext,
  tx: Transaction,
  terms: AgreementTerms,
): Promise<PairRow[]> {
  const selfId = node.authority.id;
  if (!terms.parties.includes(selfId)) throw refusedAct("not-a-party");
  const rows = await needPairRows(tx, selfId, terms);
  const unknown = terms.parties.filter((party) => party !== selfId && !rows.has(party));
  if (unknown.length > 0) throw unknownParties(unknown);
  for (const row of rows.values()) {
    const { partner } = await keptAgreement(tx, row.id);
    const useless = uselessBetween(node, partner, terms);
    if (useless) throw uselessTerms(useless);
  }
  return [...rows.values()];
}

async function keepOwnSignature(
  node: NodeContext,
  tx: Transaction,
  terms: AgreementTerms,
  by: Signatory,
  at: Date,
): Promise<void> {
  await keepAct(tx, {
    termsId: terms.id,
    hash: hashOfTerms(terms),
    party: node.authority.id,
    act: "signed",
    person: by.name,
    signature: node.identity.signAgreement(terms),
    reason: null,
    at,
  });
}

function partFor(node: NodeContext, terms: AgreementTerms, { id, oprfPublicKey }: PairRow) {
  const subject = { terms, agreementId: id, authorityId: node.authority.id };
  return signPart(node.identity, subject, oprfPublicKey);
}

/** In one stream with all that is said under the agreement, unless it must not wait for that. */
async function tell<T extends MessageType>(
  node: NodeContext,
  tx: Transaction,
  { id, partnerId }: PairRow,
  type: T,
  payload: PayloadOf<T>,
  stream: string = matchingStream(id),
): Promise<void> {
  const question = gateQuestion(node, await keptAgreement(tx, id));
  const cleared = clear(question, [{ what: "agreement" }]);
  if (!cleared.ok) throw refusedAct("not-a-party");
  await send(node, tx, cleared.clearance, { partnerId, agreementId: id, stream, type, payload });
}

async function note(
  tx: Transaction,
  rows: readonly PairRow[],
  facts: Record<string, unknown>,
  justification?: string,
): Promise<void> {
  await appendToLedger(
    tx,
    rows.map(({ id, partnerId }) => ({
      act: "administration",
      object: { type: "agreement", id },
      recipient: partnerId,
      facts,
      ...(justification === undefined ? {} : { justification }),
    })),
  );
}
