import { strictestHandling } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send, type Sent } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import type { RequestTable } from "../../store/tables/requests.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { noteDisclosures } from "../recalls/disclosures.ts";
import { decisionOn, type Draft } from "./draft.ts";
import { lockOpenRequest } from "./open-request.ts";
import { leavingForm } from "./outgoing.ts";
import { closeOutside, splitTogether } from "./outside.ts";
import { readRequest } from "./read.ts";
import { refusedByGate } from "./refused-by-gate.ts";
import type { RefusalInput, RequestDetails } from "./schemas.ts";

/** Who answers: named to the requester, and kept with the request. */
export type Answering = {
  name: string;
  /** The hash (hex) of the request, which its lock gave: the answer is bound to it. */
  requestHash: string;
  /** Who prepared what this person approved. */
  preparedBy?: { id: string; name: string };
};

/**
 * Sends an answer: one message for each record, everything in it cleared by the gate or nothing leaves.
 * Each statement carries the stricter of its own handling and the agreement's. The caller has locked the
 * request.
 * @throws Problem 403 with the reason of the gate or of the safeguard
 */
export async function sendAnswer(
  node: NodeContext,
  tx: Transaction,
  draft: Draft,
  by: Answering,
): Promise<void> {
  const { request, agreement, cleared, input, consents } = draft;
  const decision = decisionOn(draft);
  if (!cleared.ok || !decision.ok) throw refusedByGate(decision.ok ? notCleared : decision);
  let sent: Sent | undefined;
  for (const { record, statements } of draft.parts)
    sent = await send(node, tx, cleared.clearance, {
      partnerId: agreement.partner.id,
      agreementId: agreement.id,
      stream: `request/${request.id}`,
      type: "reply",
      payload: {
        requestId: request.id,
        requestHash: by.requestHash,
        kind: record.kind,
        recordRef: record.id,
        statements: statements.map((each) =>
          leavingForm(record, each, agreement.terms.defaultHandling, consents),
        ),
        answeredBy: by.name,
        ...(input.note ? { note: input.note } : {}),
        ...(input.conditions ? { conditions: input.conditions } : {}),
      },
    });
  await markAnswered(node, tx, request.id, sent!, {
    state: "answered",
    answered_by: by.name,
    prepared_by: by.preparedBy?.name ?? null,
    statements_disclosed: draft.parts.reduce((sum, part) => sum + part.statements.length, 0),
    note: input.note ?? null,
    conditions: input.conditions ?? null,
    derogation: input.derogation ?? null,
  });
  await noteDisclosures(tx, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    requestId: request.id,
    purpose: request.purpose,
    basis: cleared.basis,
    by: by.name,
    at: node.now(),
    statements: draft.parts.flatMap(({ record, statements }) =>
      statements.map((each) => ({
        id: each.id,
        recordId: record.id,
        handling: leavingForm(record, each, agreement.terms.defaultHandling, consents).handling,
        consentId: consents.get(each.id)?.id,
      })),
    ),
  });
  await appendToLedger(
    tx,
    draft.parts.map(({ record, statements }) => ({
      act: "disclosure",
      object: { type: "record", id: record.id },
      justification: request.justification,
      recipient: agreement.partner.id,
      facts: {
        request: request.id,
        purpose: request.purpose,
        basis: cleared.basis,
        statements: statements.map((statement) => statement.id),
        handling: strictestHandling(statements.map((statement) => statement.handling)).codes,
        ...(input.derogation ? { derogation: input.derogation } : {}),
        ...(input.demandsMet?.length ? { demandsMet: input.demandsMet } : {}),
        ...(by.preparedBy ? { preparedBy: by.preparedBy, approvedBy: by.name } : {}),
      },
    })),
  );
}

/**
 * Refuses a partner's request, and others on the same thing with it, with the reason.
 * @throws Problem 404; 409 `request-not-open`; 403 with the gate's reason
 */
export async function refuseRequest(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  { together, ...refusal }: RefusalInput,
  answeredBy: string,
): Promise<RequestDetails> {
  const first = await readRequest(node, tx, requestId);
  const { requests, outside } = await splitTogether(tx, first, together ?? [], node.now());
  for (const id of [requestId, ...requests])
    await refuseOne(node, tx, await readRequest(node, tx, id), refusal, answeredBy);
  await closeOutside(node, tx, outside, { note: refusal.text, withRequest: requestId });
  return readRequest(node, tx, requestId);
}

async function refuseOne(
  node: NodeContext,
  tx: Transaction,
  request: RequestDetails,
  refusal: Omit<RefusalInput, "together">,
  answeredBy: string,
): Promise<void> {
  const { requestHash } = await lockOpenRequest(node, tx, request.id, { waiting: false });
  const agreement = await keptAgreement(tx, request.agreementId);
  const cleared = clear(gateQuestion(node, agreement, { purpose: request.purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) throw refusedByGate(cleared.refusals[0]!.decision);
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: `request/${request.id}`,
    type: "refusal",
    payload: { requestId: request.id, requestHash, ...refusal, answeredBy },
  });
  await markAnswered(node, tx, request.id, sent, {
    state: "refused",
    answered_by: answeredBy,
    refusal_reason: refusal.reason,
    refusal_text: refusal.text,
  });
  await appendToLedger(tx, [
    {
      act: "refusal",
      object: { type: "record", id: request.record.id },
      justification: refusal.text,
      recipient: agreement.partner.id,
      facts: { request: request.id, reason: refusal.reason },
    },
  ]);
}

type Outcome = Partial<
  Pick<
    RequestTable,
    | "answered_by"
    | "statements_disclosed"
    | "note"
    | "conditions"
    | "refusal_reason"
    | "refusal_text"
  >
> & {
  state: "answered" | "refused";
  prepared_by?: string | null;
  derogation?: string | null;
};

async function markAnswered(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  sent: Sent,
  outcome: Outcome,
): Promise<void> {
  await tx
    .updateTable("request")
    .set({ ...outcome, answered_at: node.now(), outbox_id: sent.id, next_reminder_at: null })
    .where("id", "=", requestId)
    .execute();
  await notifyLive(tx, { type: "request", id: requestId });
}

const notCleared = { reason: "not-cleared", remedy: "Look at what would leave." };
