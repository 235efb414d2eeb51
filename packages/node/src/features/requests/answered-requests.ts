import type { Authority } from "@entente/model";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** How an answer names the request that it belongs to. */
type Answering = { readonly requestId: string; readonly requestHash: string };

/**
 * The requests that answers belong to, locked, in the order of the answers: same partner and agreement,
 * bound to them by their hashes. Undefined for an answer that belongs to none.
 */
export async function answeredRequests(
  tx: Transaction,
  { agreementId, partner }: { agreementId: string; partner: Authority },
  answers: readonly Answering[],
  states: readonly ("sent" | "received" | "answered")[],
) {
  const rows = await tx
    .selectFrom("request")
    .select(["id", "agreement_id", "record_id", "created_by", "body_hash"])
    .where("id", "=", sql<string>`any(${sql.val(answers.map((one) => one.requestId))}::uuid[])`)
    .where("partner_id", "=", partner.id)
    .where("agreement_id", "=", agreementId)
    .where("direction", "=", "out")
    .where("state", "in", [...states])
    .orderBy("id")
    .forUpdate()
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return answers.map(({ requestId, requestHash }) => {
    const row = byId.get(requestId);
    return row?.body_hash.toString("hex") === requestHash ? row : undefined;
  });
}

/** A request of this node's that a partner has answered. */
export type AnsweredRequest = NonNullable<Awaited<ReturnType<typeof answeredRequests>>[number]>;
