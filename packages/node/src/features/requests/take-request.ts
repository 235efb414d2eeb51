import { deadlineOf, settleInstant, type Authority } from "@entente/model";
import { fromBase64, type Request, type RequestReceived } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled, Reception } from "../../link/handlers.ts";
import { send } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { recordOfHandle } from "../matching/handles.ts";
import { nextReminder } from "./clock.ts";

/**
 * Takes a partner's request: its clock starts now, and the partner is told so. One on a hit that is
 * not confirmed on both sides, or for a purpose outside the agreement, is not taken.
 */
export async function takeRequest(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  request: Request,
  partner: Authority,
  reception: Reception,
): Promise<Handled> {
  const record = await recordOfHandle(tx, agreementId, fromBase64(request.handle));
  const hit =
    record &&
    (await tx
      .selectFrom("hit")
      .select("id")
      .where("agreement_id", "=", agreementId)
      .where("record_id", "=", record.id)
      .where("partner_handle", "=", Buffer.from(fromBase64(request.ownHandle)))
      .where("state", "=", "confirmed")
      .where("silent", "=", false)
      .executeTakeFirst());
  if (!hit) return { ok: false, reason: "hit-not-confirmed" };
  const known = await tx
    .selectFrom("request")
    .select("id")
    .where("id", "=", request.requestId)
    .executeTakeFirst();
  if (known) return { ok: false, reason: "request-id-reused" };
  const agreement = await keptAgreement(tx, agreementId);
  const { terms } = agreement;
  const { receivedAt } = reception;
  const cleared = clear(gateQuestion(node, agreement, { purpose: request.purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) return { ok: false, reason: cleared.refusals[0]!.decision.reason };
  const dueAt = deadlineOf(receivedAt, request.urgency, terms.clocks);
  const askedAt = new Date(request.requestedAt);
  const clock = {
    urgency: request.urgency,
    state: "received" as const,
    created_at: receivedAt,
    received_at: receivedAt,
    due_at: dueAt,
    extended_until: null,
  };
  await tx
    .insertInto("request")
    .values({
      id: request.requestId,
      direction: "in",
      partner_id: partner.id,
      agreement_id: agreementId,
      hit_id: hit.id,
      record_id: record.id,
      purpose: request.purpose,
      justification: request.justification,
      body_hash: Buffer.from(reception.bodyHash, "hex"),
      ...clock,
      next_reminder_at: nextReminder(clock, receivedAt),
      // It may have waited for this node: only a clock that is ahead can be seen from here.
      clock_offset: settleInstant(askedAt, { from: askedAt, to: receivedAt }).offset,
    })
    .execute();
  await send(node, tx, cleared.clearance, {
    partnerId: partner.id,
    agreementId,
    stream: `request/${request.requestId}`,
    type: "request.received",
    payload: {
      requestId: request.requestId,
      receivedAt: receivedAt.toISOString(),
      dueAt: dueAt.toISOString(),
    },
  });
  await appendToLedger(tx, [
    {
      act: "receipt",
      object: { type: "record", id: record.id },
      justification: request.justification,
      facts: { request: request.requestId, purpose: request.purpose, urgency: request.urgency },
    },
  ]);
  await notifyLive(tx, { type: "request", id: request.requestId });
  return { ok: true };
}

/**
 * Takes the word of the partner that it got this node's request: its clock has started. What the
 * partner tells by its own clock is kept as its word; what counts here is reckoned by the agreement
 * from an instant that fits what this node knows.
 */
export async function takeReceived(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  received: RequestReceived,
): Promise<Handled> {
  const request = await tx
    .selectFrom("request")
    .leftJoin("outbox", "outbox.id", "request.outbox_id")
    .select(["request.id", "request.created_at", "request.urgency", "outbox.delivered_at"])
    .where("request.id", "=", received.requestId)
    .where("request.partner_id", "=", partner.id)
    .where("agreement_id", "=", agreementId)
    .where("direction", "=", "out")
    .where("state", "=", "sent")
    .forUpdate("request")
    .executeTakeFirst();
  if (!request) return { ok: false, reason: "unknown-request" };
  const { terms } = await keptAgreement(tx, agreementId);
  const told = new Date(received.receivedAt);
  const { at, offset } = settleInstant(told, {
    from: request.created_at,
    to: request.delivered_at ?? node.now(),
  });
  await tx
    .updateTable("request")
    .set({
      state: "received",
      received_at: at,
      due_at: deadlineOf(at, request.urgency, terms.clocks),
      partner_received_at: told,
      partner_due_at: new Date(received.dueAt),
      clock_offset: offset,
    })
    .where("id", "=", request.id)
    .execute();
  await notifyLive(tx, { type: "request", id: received.requestId });
  return { ok: true };
}
