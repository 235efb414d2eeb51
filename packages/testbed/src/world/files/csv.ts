import { formatGrade } from "@entente/model";
import type { WorldRecord } from "../record.ts";

/** How an authority's spreadsheets separate and end what they write. */
export type Dialect = {
  readonly separator: "," | ";" | "\t";
  readonly lineEnd: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
};

/** Separates several values of one property in one cell. */
export const valueSeparator = " | ";

/** Columns that follow the properties of a record. */
export const reportColumns = ["source", "grade", "handling", "observedAt"] as const;

/** One line of a CSV file (RFC 4180), cells quoted where they must be. */
export function csvLine(cells: readonly string[], dialect: Dialect): string {
  return (
    cells.map((cell) => quoted(cell, dialect.separator)).join(dialect.separator) + dialect.lineEnd
  );
}

/**
 * The cells of a record: its key, its values, then source, grade ("B2"), handling codes ("H1+H2")
 * and date of its first statement. A row has one source, so those of the other statements are lost.
 */
export function rowOf(record: WorldRecord, properties: readonly string[]): string[] {
  const values = properties.map((property) =>
    record.statements
      .filter((statement) => statement.property === property)
      .map(({ value }) => value)
      .join(valueSeparator),
  );
  const first = record.statements[0]!;
  const { source, grade, handling, observedAt } = first;
  const codes = handling.codes.join("+");
  const handled = handling.restriction ? `${codes}: ${handling.restriction}` : codes;
  return [record.key, ...values, source, formatGrade(grade), handled, observedAt];
}

function quoted(cell: string, separator: string): string {
  if (!cell.includes(separator) && !/["\r\n]/.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
