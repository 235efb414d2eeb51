import { newId } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { sendAnswer } from "./answer.ts";
import type { AnswerPreview, ReplyInput } from "./answer-schemas.ts";
import { decisionOn, draftAnswer, hashOf, previewOf, type Draft } from "./draft.ts";
import { lockOpenRequest } from "./open-request.ts";
import { closeOutside, splitTogether } from "./outside.ts";
import { latestPrepared, type PreparedRow } from "./prepared-row.ts";
import { readRequest } from "./read.ts";
import { refusedByGate } from "./refused-by-gate.ts";
import type { RequestDetails } from "./schemas.ts";

/** Whether an answer left once it was approved, or why its approval no longer holds. */
export type Approval =
  | { ok: true; request: RequestDetails }
  | { ok: false; reason: "prepared-answer-changed" };

/**
 * Keeps an answer until a second person approves it. Only what the approval itself would cure may be
 * missing.
 * @throws Problem 403 with the reason of the gate or of the safeguard
 */
export async function prepareAnswer(
  node: NodeContext,
  tx: Transaction,
  draft: Draft,
  by: { id: string },
): Promise<void> {
  const { request, input } = draft;
  const approved = await draftAnswer(node, tx, request.id, input, true);
  const decision = decisionOn(approved);
  if (!decision.ok) throw refusedByGate(decision);
  const id = newId(node.now().getTime());
  const statements = draft.parts.flatMap((part) =>
    part.statements.map((statement) => ({
      id: statement.id,
      recordId: part.record.id,
      hash: hashOf(draft, part.record, statement),
    })),
  );
  await tx
    .insertInto("prepared_answer")
    .values({
      id,
      request_id: request.id,
      state: "waiting",
      statements: JSON.stringify(statements),
      together: JSON.stringify(input.together ?? []),
      note: input.note ?? null,
      conditions: input.conditions ?? null,
      derogation: input.derogation ?? null,
      demands_met: JSON.stringify(input.demandsMet ?? []),
      prepared_by: by.id,
      prepared_at: node.now(),
    })
    .execute();
  await note(tx, request, { step: "prepared", prepared: id, statements: statements.length });
}

/**
 * What the second person looks at: exactly what would leave, to whom, and why it may. Looking is a
 * consultation.
 * @throws Problem 404 `nothing-prepared`
 */
export async function readPrepared(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
): Promise<AnswerPreview> {
  const prepared = await waitingAnswer(tx, requestId);
  const draft = await draftAnswer(node, tx, requestId, inputOf(prepared), true);
  return previewOf(draft, hashesOf(prepared));
}

/**
 * A second person approves a prepared answer, and it leaves. When a statement is no longer what was
 * prepared, nothing leaves and the answer goes back.
 * @throws Problem 404 `nothing-prepared`; 403 `own-answer`, or with the gate's reason
 */
export async function approveAnswer(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  by: { id: string; name: string },
): Promise<Approval> {
  const first = await lockOpenRequest(node, tx, requestId, { waiting: true });
  const prepared = await waitingAnswer(tx, requestId);
  if (prepared.prepared_by === by.id)
    throw new Problem(
      403,
      "own-answer",
      "Whoever prepared an answer cannot approve it: that takes a second person.",
    );
  const input = inputOf(prepared);
  const draft = await draftAnswer(node, tx, requestId, input, true);
  if (isChanged(draft, hashesOf(prepared))) {
    await decide(node, tx, prepared.id, by.id, "void", null);
    await note(tx, draft.request, { step: "void", prepared: prepared.id });
    return { ok: false, reason: "prepared-answer-changed" };
  }
  const { requests, outside } = await splitTogether(
    tx,
    draft.request,
    input.together ?? [],
    node.now(),
  );
  const preparedBy = { id: prepared.prepared_by, name: prepared.name ?? prepared.prepared_by };
  const answering = { name: by.name, preparedBy };
  await sendAnswer(node, tx, draft, { ...first, ...answering });
  for (const id of requests) {
    const locked = await lockOpenRequest(node, tx, id, { waiting: true });
    const other = await draftAnswer(node, tx, id, input, true);
    await sendAnswer(node, tx, other, { ...locked, ...answering });
  }
  await closeOutside(node, tx, outside, { note: input.note ?? "", withRequest: requestId });
  await decide(node, tx, prepared.id, by.id, "sent", null);
  await note(tx, draft.request, {
    step: "approved",
    prepared: prepared.id,
    preparedBy: prepared.prepared_by,
    approvedBy: by.id,
  });
  return { ok: true, request: await readRequest(node, tx, requestId) };
}

/**
 * Gives a prepared answer back, with the reason; whoever prepared it may take it back so.
 * @throws Problem 404 `nothing-prepared`; 409 `request-not-open`
 */
export async function returnAnswer(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  by: { id: string },
  reason: string,
): Promise<RequestDetails> {
  const request = await readRequest(node, tx, requestId);
  await lockOpenRequest(node, tx, requestId, { waiting: true });
  const prepared = await waitingAnswer(tx, requestId);
  await decide(node, tx, prepared.id, by.id, "returned", reason);
  await note(tx, request, { step: "returned", prepared: prepared.id, reason });
  return readRequest(node, tx, requestId);
}

async function waitingAnswer(tx: Transaction, requestId: string): Promise<PreparedRow> {
  const prepared = (await latestPrepared(tx, [requestId])).get(requestId);
  if (prepared?.state !== "waiting")
    throw new Problem(
      404,
      "nothing-prepared",
      "No answer to this request waits for approval, or the request is not open to you.",
    );
  return prepared;
}

function isChanged(draft: Draft, approved: ReadonlyMap<string, string>): boolean {
  return draft.parts.some(({ record, statements }) =>
    statements.some((statement) => approved.get(statement.id) !== hashOf(draft, record, statement)),
  );
}

function hashesOf(prepared: PreparedRow): Map<string, string> {
  return new Map(prepared.statements.map(({ id, hash }) => [id, hash]));
}

function inputOf(prepared: PreparedRow): ReplyInput {
  const { note: text, conditions, derogation, statements, together, demands_met } = prepared;
  return {
    statementIds: statements.map(({ id }) => id),
    demandsMet: demands_met,
    together,
    ...(text === null ? {} : { note: text }),
    ...(conditions === null ? {} : { conditions }),
    ...(derogation === null ? {} : { derogation }),
  };
}

async function decide(
  node: NodeContext,
  tx: Transaction,
  id: string,
  by: string,
  state: "sent" | "returned" | "void",
  reason: string | null,
): Promise<void> {
  await tx
    .updateTable("prepared_answer")
    .set({ state, decided_by: by, decided_at: node.now(), reason })
    .where("id", "=", id)
    .execute();
}

async function note(
  tx: Transaction,
  request: RequestDetails,
  facts: Record<string, unknown>,
): Promise<void> {
  await appendToLedger(tx, [
    {
      act: "approval",
      object: { type: "request", id: request.id },
      justification: request.justification,
      facts: { record: request.record.id, ...facts },
    },
  ]);
  await notifyLive(tx, { type: "request", id: request.id });
}
