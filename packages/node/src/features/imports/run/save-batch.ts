import { sql } from "kysely";
import type { NodeContext } from "../../../context.ts";
import { notifyLive } from "../../../http/live-events.ts";
import type { Transaction } from "../../../store/store.ts";
import { saveRecords } from "../../records/records.ts";
import { countNotices } from "../notices.ts";
import { rowProblem, type RowOutcome } from "../row-outcome.ts";
import type { Notice } from "../schemas.ts";
import { insertFaults, type StoredImport } from "../store.ts";
import { countRows, faultsOf, recordsOf, withoutKindClashes } from "./batch.ts";
import { moveOn, standsAt } from "./progress.ts";

/** Where a run stands. */
export type RunPosition = { done: number; notices: Notice[]; toldAt: number };

/** The actor in whose name imports save; the author of the statements is the user. */
export const importActor = { type: "system", name: "import" } as const;

const msBetweenEvents = 250;

/**
 * Saves rows in one transaction: records, faults and how far the import has come, so that a stop at
 * any moment loses and doubles nothing. Rows that the database refuses are found by halving, and go
 * into the report.
 * @returns the new position; null when the import was cancelled, or is run by another server
 * @throws whatever was thrown that is not about the rows' content
 */
export async function saveBatch(
  node: NodeContext,
  row: StoredImport,
  outcomes: RowOutcome[],
  position: RunPosition,
): Promise<RunPosition | null> {
  try {
    return await node.store.transaction(importActor, (tx) =>
      saveInOne(node, tx, row, outcomes, position),
    );
  } catch (error) {
    if (!isAboutData(error)) throw error;
    if (outcomes.length > 1) {
      const middle = Math.ceil(outcomes.length / 2);
      const between = await saveBatch(node, row, outcomes.slice(0, middle), position);
      return between && saveBatch(node, row, outcomes.slice(middle), between);
    }
    const [only] = outcomes;
    if (!only?.record) throw error;
    node.log.warn({ err: error, import: row.id, line: only.row.line }, "a row was not saved");
    return saveBatch(node, row, [refused(only)], position);
  }
}

/** Whether the database refused what a row holds: SQLSTATE classes 22 (data) and 54 (limits). */
function isAboutData(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(?:22|54)[0-9A-Z]{3}$/.test(code);
}

function refused(outcome: RowOutcome): RowOutcome {
  const hint = "The database refuses this row: look for unusual characters or very long values.";
  return {
    ...outcome,
    record: null,
    problems: [...outcome.problems, rowProblem("not-saved", hint)],
  };
}

async function saveInOne(
  node: NodeContext,
  tx: Transaction,
  row: StoredImport,
  given: RowOutcome[],
  position: RunPosition,
): Promise<RunPosition | null> {
  if (!(await standsAt(tx, row.id, position.done))) return null;
  const outcomes =
    row.format === "ftm" ? withoutKindClashes(given, await kindsOf(tx, given)) : given;
  const now = node.now();
  const saved = await saveRecords(tx, now, recordsOf(outcomes), {
    caseId: row.mapping.caseId,
    justification: `import ${row.id}`,
    authorId: row.created_by,
  });
  const counts = countRows(outcomes, saved.changed);
  await insertFaults(tx, row.id, faultsOf(outcomes));
  const notices = countNotices(position.notices, outcomes);
  const done = position.done + outcomes.length;
  await moveOn(tx, row.id, done, counts, notices, now);
  const at = Date.now();
  if (at - position.toldAt < msBetweenEvents) return { done, notices, toldAt: position.toldAt };
  await notifyLive(tx, {
    type: "import",
    id: row.id,
    facts: { state: "running", done },
    userIds: [row.created_by],
  });
  return { done, notices, toldAt: at };
}

async function kindsOf(
  tx: Transaction,
  outcomes: readonly RowOutcome[],
): Promise<Map<string, string>> {
  const ids = outcomes.flatMap(({ record }) => record?.id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record")
    .select(["id", "kind"])
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
