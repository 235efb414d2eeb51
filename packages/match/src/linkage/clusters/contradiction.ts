import type { Column } from "../register/column.ts";
import type { Register } from "../register/register.ts";

/** Rows that have a value before it counts against another: one may be a slip. */
const corroborated = 2;

/**
 * Tells whether two clusters may become one. A thing has one value of some fields, as a person one
 * birth date: two clearly different values that two or more rows each bear out contradict each
 * other. (A value that a single row has may be a slip; the evidence speaks against it already.)
 * @returns for rows of two clusters: false when together they contradict each other
 */
export function agreeing({
  columns,
}: Register): (one: readonly number[], other: readonly number[]) => boolean {
  const single = columns.filter(({ field }) => field.single === true);
  return (one, other) =>
    one.length + other.length < 2 * corroborated ||
    single.every((column) => !contradictory(column, [...one, ...other]));
}

/** True when rows bear out two values of a field that are clearly different. */
export function contradictory(column: Column, rows: readonly number[]): boolean {
  const counts = new Map<number, number>();
  for (const row of rows)
    for (const value of column.valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts].filter(([, count]) => count >= corroborated).map(([value]) => value);
  return values.some((one, at) =>
    values.slice(at + 1).some((other) => {
      return column.field.levels[column.levelOf(one, other)] === "different";
    }),
  );
}
