import type { PreparedRecord } from "../records/records.ts";
import type { TableRow } from "./readers/table.ts";
import type { Mapping, Notice, RowProblem } from "./schemas.ts";

/** What is settled once for all rows of an import. */
export type RowPlan = {
  authorityId: string;
  format: "csv" | "xlsx" | "ftm";
  columns: readonly string[];
  mapping: Mapping;
};

/** What becomes of one row: a record of its good values, and what is wrong with the others. */
export type RowOutcome = {
  row: TableRow;
  /** By which the row is found again when it is corrected; null when it cannot be known. */
  token: string | null;
  record: PreparedRecord | null;
  problems: RowProblem[];
  /** What is not the row's own fault, to be said once for the file. */
  notices: Omit<Notice, "count">[];
};

const shownLength = 100;

/** A value cut to what a list of problems shows. */
export function shortened(value: string): string {
  if (value.length <= shownLength) return value;
  // A character cut in half cannot be stored.
  return `${value.slice(0, shownLength - 1).toWellFormed()}…`;
}

/** A problem with a row as a whole. */
export function rowProblem(reason: string, hint: string, value = ""): RowProblem {
  return { column: null, property: null, reason, hint, value: shortened(value) };
}
