import { deadlineOf, settleInstant } from "@entente/model";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { notifyLiveOfAll } from "../../http/live-events.ts";
import type { Arrived, Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { keptAgreement } from "../agreements/kept-agreements.ts";

/**
 * Takes the word of the partner that it got this node's requests, all under one agreement: their clocks
 * have started. What the partner tells by its own clock is kept as its word; what counts here is reckoned
 * by the agreement from an instant that fits what this node knows.
 */
export async function takeReceived(
  node: NodeContext,
  tx: Transaction,
  arrived: readonly Arrived<"request.received">[],
): Promise<Handled> {
  const [first] = arrived;
  if (!first) return { ok: true };
  const { agreementId } = first.envelope;
  const told = new Map(arrived.map(({ payload }) => [payload.requestId, payload]));
  const requests = await waitingRequests(tx, agreementId, first.partner.id, [...told.keys()]);
  if (requests.length < arrived.length) return { ok: false, reason: "unknown-request" };
  const { terms } = await keptAgreement(tx, agreementId);
  const clocks = requests.map(({ id, urgency, created_at: from, delivered_at: deliveredAt }) => {
    const { receivedAt, dueAt } = told.get(id)!;
    const { at, offset } = settleInstant(new Date(receivedAt), {
      from,
      to: deliveredAt ?? node.now(),
    });
    return { id, at, due: deadlineOf(at, urgency, terms.clocks), receivedAt, dueAt, offset };
  });
  await sql`
    update request set state = 'received', received_at = told.at, due_at = told.due,
      partner_received_at = told."receivedAt", partner_due_at = told."dueAt",
      clock_offset = told."offset"
    from json_to_recordset(${JSON.stringify(clocks)}::json) as told(id uuid, at timestamptz,
      due timestamptz, "receivedAt" timestamptz, "dueAt" timestamptz, "offset" bigint)
    where request.id = told.id
  `.execute(tx);
  await notifyLiveOfAll(
    tx,
    "request",
    clocks.map(({ id }) => id),
  );
  return { ok: true };
}

/** This node's requests among `ids` that the partner has not yet said to have, locked. */
async function waitingRequests(
  tx: Transaction,
  agreementId: string,
  partnerId: string,
  ids: readonly string[],
) {
  return tx
    .selectFrom("request")
    .leftJoin("outbox", "outbox.id", "request.outbox_id")
    .select(["request.id", "request.created_at", "request.urgency", "outbox.delivered_at"])
    .where("request.id", "=", sql<string>`any(${sql.val([...ids])}::uuid[])`)
    .where("request.partner_id", "=", partnerId)
    .where("agreement_id", "=", agreementId)
    .where("direction", "=", "out")
    .where("state", "=", "sent")
    .orderBy("request.id")
    .forUpdate("request")
    .execute();
}
