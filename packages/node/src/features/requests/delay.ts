import { newId, type Authority } from "@entente/model";
import type { RequestDelay } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled, Reception } from "../../link/handlers.ts";
import { send } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { settleClock } from "./clock.ts";
import { lockOpenRequest } from "./open-request.ts";
import { readRequest } from "./read.ts";
import { refusedByGate } from "./refused-by-gate.ts";
import type { RequestDetails } from "./schemas.ts";

/**
 * Announces to the requester that the answer needs a judicial authorisation and comes later, with the
 * expected day and the reason (Directive (EU) 2023/977 art. 5(2)). May be done again.
 * @throws Problem 404; 409 `request-not-open`; 422 `not-a-delay`; 403 with the gate's reason
 */
export async function announceDelay(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  input: { expectedAt: string; reason: string },
  announcedBy: string,
): Promise<RequestDetails> {
  const request = await readRequest(node, tx, requestId);
  const { requestHash } = await lockOpenRequest(node, tx, requestId, { waiting: true });
  const expectedAt = new Date(input.expectedAt);
  if (expectedAt <= node.now() || expectedAt <= new Date(request.dueAt))
    throw new Problem(
      422,
      "not-a-delay",
      "The expected day has to lie ahead, and after the day on which the answer is due.",
    );
  const agreement = await keptAgreement(tx, request.agreementId);
  const cleared = clear(gateQuestion(node, agreement, { purpose: request.purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) throw refusedByGate(cleared.refusals[0]!.decision);
  const { id: sentId } = await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: `request/${requestId}`,
    type: "request.delay",
    payload: {
      requestId,
      requestHash,
      expectedAt: expectedAt.toISOString(),
      reason: input.reason,
      announcedBy,
    },
  });
  await tx.updateTable("request").set({ outbox_id: sentId }).where("id", "=", requestId).execute();
  const delay = { requestId, recordId: request.record.id, expectedAt, announcedBy };
  await keepDelay(node, tx, { ...delay, reason: input.reason, announcedAt: node.now() });
  return readRequest(node, tx, requestId);
}

/** Takes the partner's announcement that its answer comes later, and why. */
export async function takeDelay(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  delay: RequestDelay,
  reception: Reception,
): Promise<Handled> {
  const request = await tx
    .selectFrom("request")
    .select(["id", "record_id"])
    .where("id", "=", delay.requestId)
    .where("partner_id", "=", partner.id)
    .where("agreement_id", "=", agreementId)
    .where("direction", "=", "out")
    .where("state", "in", ["sent", "received"])
    .where("body_hash", "=", Buffer.from(delay.requestHash, "hex"))
    .forUpdate()
    .executeTakeFirst();
  if (!request) return { ok: false, reason: "unknown-request" };
  await keepDelay(node, tx, {
    requestId: request.id,
    recordId: request.record_id,
    announcedAt: reception.receivedAt,
    expectedAt: new Date(delay.expectedAt),
    reason: delay.reason,
    announcedBy: delay.announcedBy,
  });
  return { ok: true };
}

async function keepDelay(
  node: NodeContext,
  tx: Transaction,
  delay: {
    requestId: string;
    recordId: string;
    announcedAt: Date;
    expectedAt: Date;
    reason: string;
    announcedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto("request_delay")
    .values({
      id: newId(delay.announcedAt.getTime()),
      request_id: delay.requestId,
      announced_at: delay.announcedAt,
      expected_at: delay.expectedAt,
      reason: delay.reason,
      announced_by: delay.announcedBy,
    })
    .execute();
  await settleClock(tx, delay.requestId, node.now());
  await appendToLedger(tx, [
    {
      act: "delay",
      object: { type: "request", id: delay.requestId },
      justification: delay.reason,
      facts: {
        record: delay.recordId,
        expectedAt: delay.expectedAt.toISOString(),
        announcedBy: delay.announcedBy,
      },
    },
  ]);
  await notifyLive(tx, { type: "request", id: delay.requestId });
}
