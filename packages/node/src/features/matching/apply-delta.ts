import { unpackHandles, unpackListEntries, type ListDelta } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { settleHits } from "../hits/settle.ts";
import { matchingAgreements } from "./agreements.ts";
import { versionKnown, versionMissing } from "./resend-list.ts";

/**
 * Applies a change of the partner's list and finds the hits it makes with this node's stored tags,
 * without any new evaluation. A change out of turn waits for the one before it. One with a version that
 * was applied already is another change than that (the same message never comes here twice): the
 * partner's database has gone back in time, and it has to send its list anew.
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
  if (!delta.reset && delta.version <= applied) return { ok: false, reason: versionKnown };
  if (!delta.reset && delta.version > applied + 1)
    return { ok: false, reason: versionMissing, later: true };

  if (delta.reset) await outdateList(tx, agreementId);
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
    on conflict (agreement_id, tag, handle) do update set outdated = false
      where partner_tag.outdated`.execute(tx);
  const vanished = delta.more ? [] : await dropOutdated(tx, agreementId);
  await tx
    .updateTable("agreement")
    .set({ partner_list_version: delta.version })
    .where("id", "=", agreementId)
    .execute();
  const touched = new Map(
    [...removed, ...vanished, ...entries.map((entry) => Buffer.from(entry.handle))].map(
      (handle) => [handle.toString("hex"), handle],
    ),
  );
  await settleHits(node, tx, agreement, { handles: [...touched.values()] });
  return { ok: true };
}

/**
 * The partner begins its list anew. What it listed before counts until the new list is whole, so that
 * no hit goes and comes back meanwhile.
 */
async function outdateList(tx: Transaction, agreementId: string): Promise<void> {
  await tx
    .updateTable("partner_tag")
    .set({ outdated: true })
    .where("agreement_id", "=", agreementId)
    .execute();
}

/** Once a list is whole again, what is not in it any more goes. @returns the handles it stood under */
async function dropOutdated(tx: Transaction, agreementId: string): Promise<Buffer[]> {
  const rows = await tx
    .deleteFrom("partner_tag")
    .where("agreement_id", "=", agreementId)
    .where("outdated", "=", true)
    .returning("handle")
    .execute();
  return rows.map(({ handle }) => handle);
}
