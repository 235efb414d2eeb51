import type { PreparedRecord } from "../../records/records.ts";
import { statementIdentity } from "../../records/prepare.ts";
import { rowProblem, type RowOutcome } from "../row-outcome.ts";
import type { Fault } from "../store.ts";

/** The records of a batch: rows of one id are one record, and say the same thing once. */
export function recordsOf(outcomes: readonly RowOutcome[]): PreparedRecord[] {
  const byId = new Map<string, { record: PreparedRecord; said: Set<string> }>();
  for (const { record } of outcomes) {
    if (!record) continue;
    const known = byId.get(record.id);
    if (!known) {
      byId.set(record.id, { record, said: new Set(record.statements.map(statementIdentity)) });
      continue;
    }
    const more = record.statements.filter((added) => !known.said.has(statementIdentity(added)));
    for (const added of more) known.said.add(statementIdentity(added));
    known.record = { ...known.record, statements: [...known.record.statements, ...more] };
  }
  return [...byId.values()].map(({ record }) => record);
}

/**
 * Finds rows whose record exists as another kind, which happens when two tables use the same keys, and
 * takes their record from them.
 * @param kinds kinds of the records that exist, by id
 */
export function withoutKindClashes(
  outcomes: readonly RowOutcome[],
  kinds: ReadonlyMap<string, string>,
): RowOutcome[] {
  const seen = new Map(kinds);
  return outcomes.map((outcome) => {
    const { record } = outcome;
    if (!record) return outcome;
    const kind = seen.get(record.id) ?? record.kind;
    seen.set(record.id, kind);
    if (kind === record.kind) return outcome;
    const hint = `The same key is a ${kind} already: give this file another source, or correct the key.`;
    return {
      ...outcome,
      record: null,
      problems: [...outcome.problems, rowProblem("kind-differs", hint, record.kind)],
    };
  });
}

/** The rows of a batch that go into the report. */
export function faultsOf(outcomes: readonly RowOutcome[]): Fault[] {
  return outcomes
    .filter(({ problems }) => problems.length > 0)
    .map(({ row, problems, token }) => ({
      line: row.line,
      cells: row.cells,
      problems,
      token,
    }));
}

/** How many rows of a batch were what; rows count, not records. */
export type BatchCounts = { imported: number; unchanged: number; faulty: number; partly: number };

/**
 * Counts the rows of a batch.
 * @param changed ids of the records that were created or got more statements
 */
export function countRows(
  outcomes: readonly RowOutcome[],
  changed: ReadonlySet<string>,
): BatchCounts {
  const counts = { imported: 0, unchanged: 0, faulty: 0, partly: 0 };
  for (const { record, problems } of outcomes) {
    if (problems.length > 0) counts.faulty++;
    if (problems.length > 0 && record) counts.partly++;
    if (record && changed.has(record.id)) counts.imported++;
    else if (record) counts.unchanged++;
  }
  return counts;
}
