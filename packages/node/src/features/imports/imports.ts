import { rm } from "node:fs/promises";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { notify } from "../../jobs/signals.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { z } from "zod";
import { checkMapping } from "./check-mapping.ts";
import { inspect, propose } from "./inspect.ts";
import { findOwnImport, lockOwnImport } from "./own-import.ts";
import { decoderFor } from "./readers/text-chunks.ts";
import { importStates, type ImportView, type Mapping, type ReadingChange } from "./schemas.ts";
import { importRows, type StoredImport } from "./store.ts";
import { viewOf } from "./view.ts";

/** Wakes the run of imports. */
export const importsChannel = "entente_imports";

const positionSchema = z.object({ at: z.iso.datetime(), id: z.uuid() });

/** The user's imports, newest first. */
export async function listImports(
  tx: Transaction,
  userId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<ImportView>> {
  const after = decodeCursor(positionSchema, query.cursor);
  let rows = importRows(tx)
    .where("import.created_by", "=", userId)
    .orderBy("import.created_at", "desc")
    .orderBy("import.id", "desc")
    .limit(query.limit + 1);
  if (after)
    rows = rows.where((eb) =>
      eb(
        eb.refTuple("import.created_at", "import.id"),
        "<",
        eb.tuple(new Date(after.at), after.id),
      ),
    );
  const page = pageOf(await rows.execute(), query.limit, (row) => ({
    at: row.created_at.toISOString(),
    id: row.id,
  }));
  return { ...page, items: page.items.map(viewOf) };
}

/** One import of the user's. */
export async function readImport(tx: Transaction, userId: string, id: string): Promise<ImportView> {
  return viewOf(await findOwnImport(tx, userId, id));
}

/**
 * Changes how the file is read, which proposes a mapping anew, or how its rows become records.
 * @throws Problem 409 once it has been started; 422 for a mapping or reading that does not fit
 */
export async function changeImport(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  id: string,
  change: { mapping?: Mapping | undefined; reading?: ReadingChange | undefined },
): Promise<ImportView> {
  const row = await lockOwnImport(tx, userId, id, "mapping", "ready");
  const reread = change.reading ? await readAnew(row, change.reading) : row;
  if (change.mapping) await checkMapping(tx, reread, change.mapping);
  await tx
    .updateTable("import")
    .set({
      state: change.mapping ? "ready" : "mapping",
      encoding: reread.details.reading.encoding,
      columns: JSON.stringify(reread.columns),
      details: JSON.stringify(reread.details),
      mapping: JSON.stringify(change.mapping ?? reread.mapping),
      updated_at: node.now(),
    })
    .where("id", "=", id)
    .execute();
  return readImport(tx, userId, id);
}

async function readAnew(row: StoredImport, change: ReadingChange): Promise<StoredImport> {
  if (change.encoding !== undefined) decoderFor(change.encoding);
  const { reading: before } = row.details;
  const reading = { ...before };
  if (before.format === "xlsx") reading.sheet = change.sheet ?? before.sheet;
  else reading.encoding = change.encoding ?? before.encoding;
  if (before.format === "csv") reading.delimiter = change.delimiter ?? before.delimiter;
  if (before.format !== "ftm") reading.headings = change.headings ?? before.headings;
  const inspection = await inspect(row.file_path, reading);
  return {
    ...row,
    columns: inspection.columns,
    mapping: { ...row.mapping, ...propose(inspection) },
    details: { ...row.details, reading },
  };
}

/**
 * Begins the run.
 * @throws Problem 409 unless it is ready; as {@link checkMapping} when rights have changed since
 */
export async function startImport(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  id: string,
): Promise<ImportView> {
  return setRunning(node, tx, userId, await lockOwnImport(tx, userId, id, "ready"));
}

/**
 * Goes on with a run that was cancelled or failed, where it stopped.
 * @throws Problem 409 otherwise; as {@link checkMapping} when rights have changed since
 */
export async function resumeImport(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  id: string,
): Promise<ImportView> {
  return setRunning(node, tx, userId, await lockOwnImport(tx, userId, id, "cancelled", "failed"));
}

async function setRunning(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  row: StoredImport,
): Promise<ImportView> {
  await checkMapping(tx, row, row.mapping);
  await tx
    .updateTable("import")
    .set({ state: "running", problem: null, run_started_at: null, updated_at: node.now() })
    .where("id", "=", row.id)
    .execute();
  await appendToLedger(tx, [
    {
      act: "collection",
      object: { type: "import", id: row.id },
      caseId: row.mapping.caseId,
      facts: { format: row.format, size: row.size, sha256: row.file_hash.toString("hex") },
    },
  ]);
  await notify(tx, importsChannel);
  return told(tx, userId, row.id);
}

/**
 * Stops a run after the rows at hand; what was taken in stays, and the run can be resumed.
 * @throws Problem 409 unless it is running
 */
export async function cancelImport(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  id: string,
): Promise<ImportView> {
  await lockOwnImport(tx, userId, id, "running");
  await tx
    .updateTable("import")
    .set({ state: "cancelled", claimed_until: null, updated_at: node.now() })
    .where("id", "=", id)
    .execute();
  return told(tx, userId, id);
}

/**
 * Deletes an import with its file and its report; the records that it made stay.
 * @throws Problem 409 while it is running
 */
export async function deleteImport(tx: Transaction, userId: string, id: string): Promise<void> {
  const row = await lockOwnImport(tx, userId, id, ...importStates.filter((s) => s !== "running"));
  await tx.deleteFrom("import").where("id", "=", id).execute();
  await appendToLedger(tx, [{ act: "erasure", object: { type: "import", id } }]);
  // Should the transaction still fail, the import is left without its file, and says so when run.
  await rm(row.file_path, { force: true });
}

/** Tells the user's pages that the import changed, and answers how it is now. */
async function told(tx: Transaction, userId: string, id: string): Promise<ImportView> {
  const view = await readImport(tx, userId, id);
  await notifyLive(tx, { type: "import", id, facts: { state: view.state }, userIds: [userId] });
  return view;
}
