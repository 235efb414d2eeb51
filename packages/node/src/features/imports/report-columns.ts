/**
 * The columns that a report of faulty rows has beside those of the file. By them a corrected report
 * is recognised when it is imported again.
 */
export const reportColumns = {
  /** Which row of which import it was: `<import id>/<key of the row>`. */
  key: "entente_key",
  problem: "entente_problem",
  hint: "entente_hint",
} as const;

/** The column of a report on FollowTheMoney lines that holds the line. */
export const ftmColumn = "ftm_entity";

/** The place of each of the report's columns among the headings; undefined for what is no report. */
export function reportColumnsIn(
  headings: readonly string[],
): { key: number; hidden: ReadonlySet<number> } | undefined {
  const names = headings.map((heading) => heading.trim());
  const key = names.indexOf(reportColumns.key);
  if (key === -1) return undefined;
  const own: readonly string[] = Object.values(reportColumns);
  return {
    key,
    hidden: new Set(names.flatMap((name, index) => (own.includes(name) ? [index] : []))),
  };
}

const trigger = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * A cell as a report writes it: what a spreadsheet would run as a formula gets an apostrophe in front
 * (and so does what has apostrophes before such a sign, so that {@link unguarded} can take it back).
 */
export function guarded(cell: string): string {
  return trigger.test(cell) ? `'${cell}` : cell;
}

/** The cell that {@link guarded} was given. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && trigger.test(cell) ? cell.slice(1) : cell;
}

/** The parts of a key of a report's row; undefined when it is none. */
export function parseRowKey(
  cell: string | undefined,
): { importId: string; token: string | undefined } | undefined {
  const [, importId, token] =
    /^\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{32})?\s*$/.exec(cell ?? "") ?? [];
  return importId === undefined ? undefined : { importId, token };
}
