import { sql } from "kysely";
import type { Transaction } from "../../../store/store.ts";
import type { ImportView, Notice } from "../schemas.ts";
import { importRows, type StoredImport } from "../store.ts";
import type { BatchCounts } from "./batch.ts";

/** How long a server has an import to itself after its last sign of life. */
const claimMs = 20_000;

/** Takes the oldest running import that no server works on. */
export async function claimImport(tx: Transaction, now: Date): Promise<StoredImport | undefined> {
  const row = await importRows(tx)
    .where("import.state", "=", "running")
    .where((eb) =>
      eb.or([eb("import.claimed_until", "is", null), eb("import.claimed_until", "<", now)]),
    )
    .orderBy("import.created_at")
    .limit(1)
    .forUpdate("import")
    .skipLocked()
    .executeTakeFirst();
  if (!row) return undefined;
  await tx
    .updateTable("import")
    .set({ claimed_until: claimedFrom(now) })
    .where("id", "=", row.id)
    .execute();
  return row;
}

/** Notes that the run begins to take rows in, and how many there are. */
export async function beginRun(
  tx: Transaction,
  id: string,
  total: number,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable("import")
    .set((eb) => ({
      rows_total: total,
      run_started_at: now,
      run_started_rows: eb.ref("rows_done"),
      claimed_until: claimedFrom(now),
      updated_at: now,
    }))
    .where("id", "=", id)
    .where("state", "=", "running")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Locks an import for a batch, if it is still running and stands where the batch begins: otherwise it
 * was cancelled, or another server has saved these rows.
 */
export async function standsAt(tx: Transaction, id: string, rowsDone: number): Promise<boolean> {
  const row = await tx
    .selectFrom("import")
    .select("id")
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("rows_done", "=", rowsDone)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Moves an import on after a batch.
 * @param done the rows that are done now
 * @param counts of the rows of the batch
 * @param notices all of the import so far
 */
export async function moveOn(
  tx: Transaction,
  id: string,
  done: number,
  counts: BatchCounts,
  notices: readonly Notice[],
  now: Date,
): Promise<void> {
  await tx
    .updateTable("import")
    .set((eb) => ({
      rows_done: done,
      rows_imported: eb("rows_imported", "+", counts.imported),
      rows_unchanged: eb("rows_unchanged", "+", counts.unchanged),
      rows_faulty: eb("rows_faulty", "+", counts.faulty),
      rows_partly: eb("rows_partly", "+", counts.partly),
      details: sql`jsonb_set(details, '{notices}', ${JSON.stringify(notices)}::jsonb)`,
      claimed_until: claimedFrom(now),
      updated_at: now,
    }))
    .where("id", "=", id)
    .execute();
}

/** Ends a run that has read all rows, or that cannot go on. */
export async function endRun(
  tx: Transaction,
  id: string,
  end: { state: "done" | "failed"; problem: ImportView["problem"] },
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable("import")
    .set({
      state: end.state,
      problem: end.problem === null ? null : JSON.stringify(end.problem),
      claimed_until: null,
      updated_at: now,
    })
    .where("id", "=", id)
    .where("state", "=", "running")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives a running import back, so that another server, or this one after a restart, goes on at once. */
export async function releaseImport(tx: Transaction, id: string): Promise<void> {
  await tx
    .updateTable("import")
    .set({ claimed_until: null })
    .where("id", "=", id)
    .where("state", "=", "running")
    .execute();
}

function claimedFrom(now: Date): Date {
  return new Date(now.getTime() + claimMs);
}
