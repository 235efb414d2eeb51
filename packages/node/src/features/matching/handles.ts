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

/** A record of this node, as far as its handle tells. */
export type ListedRecord = { readonly id: string; readonly silent: boolean };

/** The record that a handle of this node's stands for, if it is still listed under the agreement. */
export async function recordOfHandle(
  tx: Transaction,
  agreementId: string,
  handle: Uint8Array,
): Promise<ListedRecord | undefined> {
  return (await recordsOfHandles(tx, agreementId, [handle]))[0];
}

/** The records that handles stand for, in their order; undefined for those that stand for none. */
export async function recordsOfHandles(
  tx: Transaction,
  agreementId: string,
  handles: readonly Uint8Array[],
): Promise<(ListedRecord | undefined)[]> {
  const wanted = handles.map((handle) => Buffer.from(handle));
  const rows = await tx
    .selectFrom("record_handle")
    .innerJoin("record", "record.id", "record_handle.record_id")
    .select(["handle", "record.id", "record.silent"])
    .where("agreement_id", "=", agreementId)
    .where("handle", "in", wanted)
    .where("record.merged_into", "is", null)
    .execute();
  const found = new Map(rows.map(({ handle, ...record }) => [handle.toString("hex"), record]));
  return wanted.map((handle) => found.get(handle.toString("hex")));
}
