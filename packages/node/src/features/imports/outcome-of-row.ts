import { entityRowOutcome } from "./ftm/entity-row.ts";
import type { TableRow } from "./readers/table.ts";
import type { RowOutcome, RowPlan } from "./row-outcome.ts";
import { tableRowOutcome } from "./table-row.ts";

/** What becomes of a row, by the format of its file. */
export function outcomeOfRow(row: TableRow, plan: RowPlan): RowOutcome {
  return plan.format === "ftm" ? entityRowOutcome(row, plan) : tableRowOutcome(row, plan);
}
