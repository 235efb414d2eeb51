import type { Transaction } from "../../store/store.ts";

/** The last answer that was prepared for each of these requests, with the name of who did. */
export async function latestPrepared(tx: Transaction, requestIds: readonly string[]) {
  const rows = await tx
    .selectFrom("prepared_answer")
    .leftJoin("app_user", "app_user.id", "prepared_answer.prepared_by")
    .selectAll("prepared_answer")
    .select("app_user.name")
    .where("request_id", "in", [...requestIds])
    .orderBy("prepared_at")
    .orderBy("prepared_answer.id")
    .execute();
  return new Map(rows.map((row) => [row.request_id, row]));
}

/** A prepared answer, with the name of who prepared it. */
export type PreparedRow =
  Awaited<ReturnType<typeof latestPrepared>> extends Map<string, infer Row> ? Row : never;
