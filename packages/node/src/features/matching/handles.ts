import { randomBytes } from "node:crypto";
import { handleBytes } from "@entente/protocol";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** The handles of records under an agreement; a record gets a random one the first time. */
export async function handlesOf(
  tx: Transaction,
  agreementId: string,
  recordIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const ids = [...new Set(recordIds)];
  if (ids.length === 0) return new Map();
  await sql`
    insert into record_handle (agreement_id, record_id, handle)
    select ${agreementId}::uuid, * from unnest(
      ${sql.val(ids)}::uuid[], ${sql.val(ids.map(() => randomBytes(handleBytes)))}::bytea[])
    on conflict do nothing`.execute(tx);
  const rows = await tx
    .selectFrom("record_handle")
    .select(["record_id", "handle"])
    .where("agreement_id", "=", agreementId)
    .where("record_id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.record_id, row.handle]));
}

/** The record that a handle of this node's stands for, if it is still listed under the agreement. */
export async function recordOfHandle(
  tx: Transaction,
  agreementId: string,
  handle: Uint8Array,
): Promise<{ id: string; silent: boolean } | undefined> {
  return tx
    .selectFrom("record_handle")
    .innerJoin("record", "record.id", "record_handle.record_id")
    .select(["record.id", "record.silent"])
    .where("agreement_id", "=", agreementId)
    .where("handle", "=", Buffer.from(handle))
    .where("record.merged_into", "is", null)
    .executeTakeFirst();
}
