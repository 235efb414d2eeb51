import { deadlineOf, settleInstant } from "@entente/model";
import { fromBase64 } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { notifyLiveOfAll } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Arrived, Handled } from "../../link/handlers.ts";
import { sendAll } from "../../link/send.ts";
import { insertRows } from "../../store/insert-rows.ts";
import type { Transaction } from "../../store/store.ts";
import { recordsOfHandles } from "../matching/handles.ts";
import { nextReminder } from "./clock.ts";

/**
 * Takes a partner's requests, all under one agreement: their clocks start now, and the partner is told
 * so. One on a hit that is not confirmed on both sides, or for a purpose outside the agreement, is not
 * taken.
 */
export async function takeRequests(
  node: NodeContext,
  tx: Transaction,
  arrived: readonly Arrived<"request">[],
): Promise<Handled> {
  const [first] = arrived;
  if (!first) return { ok: true };
  const { partner } = first;
  const agreement = await keptAgreement(tx, first.envelope.agreementId);
  const asked = await hitsConfirmedHere(tx, agreement.id, arrived);
  if (asked.length < arrived.length) return { ok: false, reason: "hit-not-confirmed" };
  // The partner's own confirmation goes another way, on which the request may have overtaken it.
  if (asked.some(({ confirmedThere }) => !confirmedThere))
    return { ok: false, reason: "hit-not-confirmed", later: true };
  if (await isIdReused(tx, arrived)) return { ok: false, reason: "request-id-reused" };
  const cleared = arrived.map(({ payload }) =>
    clear(gateQuestion(node, agreement, { purpose: payload.purpose }), [
      { what: "correspondence" },
    ]),
  );
  for (const one of cleared)
    if (!one.ok) {
      const { reason } = one.refusals[0]!.decision;
      // It opens again with the partner's sign of life, which came with this request.
      return reason === "partner-out-of-touch"
        ? { ok: false, reason, later: true }
        : { ok: false, reason };
    }
  const taken = asked.map(({ arrived: { payload, reception }, hitId, recordId }) => {
    const { receivedAt } = reception;
    const askedAt = new Date(payload.requestedAt);
    const clock = {
      urgency: payload.urgency,
      state: "received" as const,
      created_at: receivedAt,
      received_at: receivedAt,
      due_at: deadlineOf(receivedAt, payload.urgency, agreement.terms.clocks),
      extended_until: null,
    };
    return {
      id: payload.requestId,
      direction: "in" as const,
      partner_id: partner.id,
      agreement_id: agreement.id,
      hit_id: hitId,
      record_id: recordId,
      purpose: payload.purpose,
      justification: payload.justification,
      body_hash: Buffer.from(reception.bodyHash, "hex"),
      ...clock,
      next_reminder_at: nextReminder(clock, receivedAt),
      // It may have waited for this node: only a clock that is ahead can be seen from here.
      clock_offset: settleInstant(askedAt, { from: askedAt, to: receivedAt }).offset,
    };
  });
  await insertRows(tx, "request", taken);
  const [clearance] = cleared.flatMap((one) => (one.ok ? [one.clearance] : []));
  await sendAll(
    node,
    tx,
    clearance!,
    taken.map(({ id, received_at: receivedAt, due_at: dueAt }) => ({
      partnerId: partner.id,
      agreementId: agreement.id,
      stream: `request/${id}`,
      type: "request.received",
      payload: {
        requestId: id,
        receivedAt: receivedAt.toISOString(),
        dueAt: dueAt.toISOString(),
      },
    })),
  );
  await appendToLedger(
    tx,
    asked.map(({ arrived: { payload, reception }, recordId }) => ({
      act: "receipt",
      object: { type: "record", id: recordId },
      justification: payload.justification,
      facts: { request: payload.requestId, purpose: payload.purpose, urgency: payload.urgency },
      message: reception.bodyHash,
    })),
  );
  await notifyLiveOfAll(
    tx,
    "request",
    taken.map(({ id }) => id),
  );
  return { ok: true };
}

/** The requests on hits that this side has confirmed, with the hit and the record asked about. */
async function hitsConfirmedHere(
  tx: Transaction,
  agreementId: string,
  arrived: readonly Arrived<"request">[],
) {
  const records = await recordsOfHandles(
    tx,
    agreementId,
    arrived.map(({ payload }) => fromBase64(payload.handle)),
  );
  const wanted = arrived.flatMap((one, at) => {
    const recordId = records[at]?.id;
    const handle = Buffer.from(fromBase64(one.payload.ownHandle));
    return recordId === undefined ? [] : [{ arrived: one, recordId, handle }];
  });
  const hits = await tx
    .selectFrom("hit")
    .select(["id", "record_id", "partner_handle", "state"])
    .where("agreement_id", "=", agreementId)
    .where("state", "in", ["confirmed", "confirmed-here"])
    .where("silent", "=", false)
    .where(
      sql<boolean>`(record_id, partner_handle) in (select * from unnest(
        ${sql.val(wanted.map(({ recordId }) => recordId))}::uuid[],
        ${sql.val(wanted.map(({ handle }) => handle))}::bytea[]))`,
    )
    .execute();
  const pairOf = (recordId: string, handle: Buffer): string =>
    `${recordId} ${handle.toString("hex")}`;
  const found = new Map(hits.map((hit) => [pairOf(hit.record_id, hit.partner_handle), hit]));
  return wanted.flatMap((one) => {
    const hit = found.get(pairOf(one.recordId, one.handle));
    if (!hit) return [];
    const { arrived: message, recordId } = one;
    const confirmedThere = hit.state === "confirmed";
    return [{ arrived: message, recordId, hitId: hit.id, confirmedThere }];
  });
}

async function isIdReused(
  tx: Transaction,
  arrived: readonly Arrived<"request">[],
): Promise<boolean> {
  const ids = new Set(arrived.map(({ payload }) => payload.requestId));
  if (ids.size < arrived.length) return true;
  const known = await tx
    .selectFrom("request")
    .select("id")
    .where("id", "=", sql<string>`any(${sql.val([...ids])}::uuid[])`)
    .executeTakeFirst();
  return known !== undefined;
}
