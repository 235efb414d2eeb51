import { unpackHandles, unpackListEntries, type ListDelta } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { settleHits } from "../hits/settle.ts";
import { matchingAgreements } from "./agreements.ts";

/**
 * Applies a change of the partner's list and finds the hits it makes with this node's stored tags,
 * without any new evaluation. A change out of turn waits for the one before it; one that was applied
 * already changes nothing.
 */
export async function applyDelta(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  delta: ListDelta,
): Promise<Handled> {
  const [agreement] = await matchingAgreements(node, tx, agreementId);
  if (!agreement) return { ok: false, reason: "matching-not-agreed", later: true };
  const { partner_list_version: applied } = await tx
    .selectFrom("agreement")
    .select("partner_list_version")
    .where("id", "=", agreementId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!delta.reset && delta.version <= applied) return { ok: true };
  if (!delta.reset && delta.version > applied + 1)
    return { ok: false, reason: "list-delta-missing", later: true };

  if (delta.reset)
    await tx.deleteFrom("partner_tag").where("agreement_id", "=", agreementId).execute();
  const removed = unpackHandles(delta.removedHandles).map((handle) => Buffer.from(handle));
  await sql`
    delete from partner_tag where agreement_id = ${agreementId}
      and handle = any(${sql.val(removed)}::bytea[])`.execute(tx);
  const entries = unpackListEntries(delta.added);
  await sql`
    insert into partner_tag (agreement_id, tag, handle)
    select ${agreementId}::uuid, * from unnest(
      ${sql.val(entries.map((entry) => Buffer.from(entry.tag)))}::bytea[],
      ${sql.val(entries.map((entry) => Buffer.from(entry.handle)))}::bytea[])
    on conflict do nothing`.execute(tx);
  await tx
    .updateTable("agreement")
    .set({ partner_list_version: delta.version })
    .where("id", "=", agreementId)
    .execute();
  const touched = new Map(
    [...removed, ...entries.map((entry) => Buffer.from(entry.handle))].map((handle) => [
      handle.toString("hex"),
      handle,
    ]),
  );
  await settleHits(node, tx, agreement, { handles: [...touched.values()] });
  return { ok: true };
}
