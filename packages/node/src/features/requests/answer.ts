import { strictestHandling, type Handling } from "@entente/model";
import type { DisclosedStatement, Refusal } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send, type Sent } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { readRecord } from "../records/read.ts";
import type { StatementView } from "../records/schemas.ts";
import { refusedByGate } from "./ask.ts";
import { outgoingOf } from "./holdings.ts";
import { readRequest } from "./read.ts";
import type { RequestDetails } from "./schemas.ts";

/** A person's answer to a request: which statements leave, and under which conditions. */
export type ReplyInput = {
  statementIds: readonly string[];
  note?: string | undefined;
  conditions?: string | undefined;
};

/**
 * Answers a partner's request with the chosen statements; every one of them passes the gate, or none
 * leaves. Each carries the stricter of its own handling and the agreement's.
 * @throws Problem 404; 409 `request-not-open`; 403 with the gate's reason
 */
export async function replyToRequest(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  input: ReplyInput,
  answeredBy: string,
): Promise<RequestDetails> {
  const { request, requestHash } = await openRequest(node, tx, requestId);
  const record = await readRecord(node, tx, request.record.id);
  const byId = new Map(record.statements.map((statement) => [statement.id, statement]));
  const chosen = [...new Set(input.statementIds)].map((id) => {
    const statement = byId.get(id);
    if (!statement)
      throw new Problem(422, "unknown-statement", "A chosen statement is none of this record's.");
    return statement;
  });
  const agreement = await keptAgreement(tx, request.agreementId);
  const cleared = clear(
    gateQuestion(node, agreement, { purpose: request.purpose }),
    chosen.map((statement) => outgoingOf(record, statement)),
  );
  if (!cleared.ok) throw refusedByGate(cleared.refusals[0]!.decision);
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: `request/${requestId}`,
    type: "reply",
    payload: {
      requestId,
      requestHash,
      kind: record.kind,
      recordRef: record.id,
      statements: chosen.map((statement) => disclosed(statement, agreement.terms.defaultHandling)),
      answeredBy,
      ...(input.note ? { note: input.note } : {}),
      ...(input.conditions ? { conditions: input.conditions } : {}),
    },
  });
  await markAnswered(node, tx, requestId, sent, answeredBy, {
    state: "answered",
    statements_disclosed: chosen.length,
    note: input.note ?? null,
    conditions: input.conditions ?? null,
  });
  await appendToLedger(tx, [
    {
      act: "disclosure",
      object: { type: "record", id: record.id },
      justification: request.justification,
      recipient: agreement.partner.id,
      facts: {
        request: requestId,
        purpose: request.purpose,
        basis: cleared.basis,
        statements: chosen.map((statement) => statement.id),
        handling: strictestHandling(chosen.map((statement) => statement.handling)).codes,
      },
    },
  ]);
  return readRequest(node, tx, requestId);
}

/**
 * Refuses a partner's request, with the reason.
 * @throws Problem 404; 409 `request-not-open`
 */
export async function refuseRequest(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  refusal: Pick<Refusal, "reason" | "text">,
  answeredBy: string,
): Promise<RequestDetails> {
  const { request, requestHash } = await openRequest(node, tx, requestId);
  const agreement = await keptAgreement(tx, request.agreementId);
  const cleared = clear(gateQuestion(node, agreement, { purpose: request.purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) throw refusedByGate(cleared.refusals[0]!.decision);
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: `request/${requestId}`,
    type: "refusal",
    payload: { requestId, requestHash, ...refusal, answeredBy },
  });
  await markAnswered(node, tx, requestId, sent, answeredBy, {
    state: "refused",
    refusal_reason: refusal.reason,
    refusal_text: refusal.text,
  });
  await appendToLedger(tx, [
    {
      act: "refusal",
      object: { type: "record", id: request.record.id },
      justification: refusal.text,
      recipient: agreement.partner.id,
      facts: { request: requestId, reason: refusal.reason },
    },
  ]);
  return readRequest(node, tx, requestId);
}

async function openRequest(node: NodeContext, tx: Transaction, requestId: string) {
  const request = await readRequest(node, tx, requestId);
  const locked = await tx
    .selectFrom("request")
    .select(["state", "body_hash"])
    .where("id", "=", requestId)
    .where("direction", "=", "in")
    .where("state", "=", "received")
    .forUpdate()
    .executeTakeFirst();
  if (!locked)
    throw new Problem(
      409,
      "request-not-open",
      "The request is answered already, or is not one that this node has to answer.",
    );
  return { request, requestHash: locked.body_hash.toString("hex") };
}

async function markAnswered(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  sent: Sent,
  answeredBy: string,
  outcome: {
    state: "answered" | "refused";
    statements_disclosed?: number;
    note?: string | null;
    conditions?: string | null;
    refusal_reason?: string;
    refusal_text?: string;
  },
): Promise<void> {
  await tx
    .updateTable("request")
    .set({ ...outcome, answered_at: node.now(), answered_by: answeredBy, outbox_id: sent.id })
    .where("id", "=", requestId)
    .execute();
  await notifyLive(tx, { type: "request", id: requestId });
}

function disclosed(statement: StatementView, agreed: Handling): DisclosedStatement {
  return {
    statementRef: statement.id,
    property: statement.property,
    value: statement.value,
    original: statement.original,
    source: statement.source,
    grade: statement.grade,
    handling: strictestHandling([statement.handling, agreed]),
    nature: statement.nature,
    observedAt: statement.observedAt,
  };
}
