import { rm } from "node:fs/promises";
import type { NodeContext } from "../../../context.ts";
import { notifyLive } from "../../../http/live-events.ts";
import { Problem } from "../../../http/problem.ts";
import type { Loop } from "../../../jobs/loop.ts";
import { importsChannel } from "../imports.ts";
import { openTable } from "../readers/table.ts";
import type { ImportView } from "../schemas.ts";
import type { StoredImport } from "../store.ts";
import { oneAhead } from "./ahead.ts";
import { batchesOf } from "./batches.ts";
import { beginRun, claimImport, endRun, releaseImport } from "./progress.ts";
import { importActor, saveBatch, type RunPosition } from "./save-batch.ts";

/** After so many failures in a row, each followed by a longer pause, a run is given up. */
const mostFailures = 5;

/** The loop that runs imports, one at a time; it goes on with those that a stop interrupted. */
export function importLoop(node: NodeContext): Loop {
  const failures = new Map<string, number>();
  return {
    name: "imports",
    wake: [importsChannel],
    everyMs: 5_000,
    work: async (signal) => {
      const row = await node.store.transaction(importActor, (tx) => claimImport(tx, node.now()));
      if (!row) return false;
      try {
        await runImport(node, row, signal);
        failures.delete(row.id);
      } catch (error) {
        // A database that does not answer now will do so later: only other failures count.
        if (!(await node.store.isUp())) throw error;
        await release(node, row);
        const count = (failures.get(row.id) ?? 0) + 1;
        failures.set(row.id, count);
        if (count < mostFailures) throw error;
        failures.delete(row.id);
        node.log.error({ err: error, import: row.id }, "import given up");
        await end(node, row, { state: "failed", problem: givenUp });
      }
      return true;
    },
  };
}

const givenUp = {
  code: "internal-error",
  detail: "The node could not go on with the import. The error is noted.",
  remedy: "Resume the import; if it fails again, tell your administrator.",
};

async function runImport(node: NodeContext, row: StoredImport, signal: AbortSignal): Promise<void> {
  try {
    const finished = await takeRowsIn(node, row, signal);
    if (finished) await end(node, row, { state: "done", problem: null });
    else await release(node, row);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detail, extra } = error;
    const problem = { code, detail, ...(extra.remedy ? { remedy: extra.remedy } : {}) };
    await end(node, row, { state: "failed", problem });
  }
}

function release(node: NodeContext, row: StoredImport): Promise<void> {
  return node.store.transaction(importActor, (tx) => releaseImport(tx, row.id));
}

/** @returns whether the last row is done; false when the run was stopped or cancelled */
async function takeRowsIn(
  node: NodeContext,
  row: StoredImport,
  signal: AbortSignal,
): Promise<boolean> {
  const total = row.rows_total ?? (await countRows(row, signal));
  if (total === null) return false;
  const begun = await node.store.transaction(importActor, (tx) =>
    beginRun(tx, row.id, total, node.now()),
  );
  if (!begun) return false;
  const { reading } = row.details;
  const table = await openTable(row.file_path, reading);
  const plan = {
    authorityId: node.authority.id,
    format: reading.format,
    columns: table.columns,
    mapping: row.mapping,
  };
  let position: RunPosition | null = {
    done: row.rows_done,
    notices: row.details.notices,
    toldAt: 0,
  };
  for await (const outcomes of oneAhead(batchesOf(table, plan, row.rows_done))) {
    if (signal.aborted) return false;
    position = await saveBatch(node, row, outcomes, position);
    if (!position) return false;
  }
  return true;
}

/** How many rows the file has; null when the node stops meanwhile. */
async function countRows(row: StoredImport, signal: AbortSignal): Promise<number | null> {
  const table = await openTable(row.file_path, row.details.reading);
  let total = 0;
  try {
    while (!(await table.rows.next()).done) {
      total++;
      if (total % 1_000 === 0 && signal.aborted) return null;
    }
  } finally {
    await table.rows.return(undefined);
  }
  return total;
}

async function end(
  node: NodeContext,
  row: StoredImport,
  how: { state: "done" | "failed"; problem: ImportView["problem"] },
): Promise<void> {
  const ended = await node.store.transaction(importActor, async (tx) => {
    const ours = await endRun(tx, row.id, how, node.now());
    if (ours)
      await notifyLive(tx, {
        type: "import",
        id: row.id,
        facts: { state: how.state },
        userIds: [row.created_by],
      });
    return ours;
  });
  if (!ended) return;
  node.log.info({ import: row.id, state: how.state, problem: how.problem?.code }, "import ended");
  if (how.state === "done") await rm(row.file_path, { force: true });
}
