import { setImmediate } from "node:timers/promises";
import { outcomeOfRow } from "../outcome-of-row.ts";
import type { Table } from "../readers/table.ts";
import type { RowOutcome, RowPlan } from "../row-outcome.ts";

const rowsPerBatch = 1_000;
/** A batch also ends when its cells together are this long, so that long rows do not fill memory. */
const charactersPerBatch = 4_000_000;
/** Rows prepared before others have their turn. */
const rowsPerTurn = 100;

/**
 * The rows of a table in batches, as what they come to.
 * @param skip rows at the beginning that are done already
 */
export async function* batchesOf(
  table: Table,
  plan: RowPlan,
  skip: number,
): AsyncGenerator<RowOutcome[]> {
  let batch: RowOutcome[] = [];
  let characters = 0;
  let seen = 0;
  for await (const row of table.rows) {
    if (++seen <= skip) continue;
    batch.push(outcomeOfRow(row, plan));
    for (const cell of row.cells) characters += cell.length;
    if (batch.length >= rowsPerBatch || characters >= charactersPerBatch) {
      yield batch;
      batch = [];
      characters = 0;
    }
    if (seen % rowsPerTurn === 0) await setImmediate();
  }
  if (batch.length > 0) yield batch;
}
