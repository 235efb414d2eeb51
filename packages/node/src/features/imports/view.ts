import type { ImportView } from "./schemas.ts";
import type { StoredImport } from "./store.ts";

/** An import as its user sees it. */
export function viewOf(row: StoredImport): ImportView {
  const { state, details } = row;
  const change = state === "mapping" || state === "ready";
  return {
    id: row.id,
    fileName: row.file_name,
    format: details.reading.format,
    size: row.size,
    encoding: row.encoding,
    delimiter: details.reading.delimiter,
    headings: details.reading.headings,
    sheet: details.reading.sheet,
    sheets: details.sheets,
    state,
    columns: row.columns,
    mapping: row.mapping,
    rows: {
      total: row.rows_total,
      done: row.rows_done,
      imported: row.rows_imported,
      unchanged: row.rows_unchanged,
      faulty: row.rows_faulty,
      partly: row.rows_partly,
    },
    notices: details.notices,
    problem: row.problem,
    secondsLeft: secondsLeft(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    by: { id: row.created_by, name: row.user_name },
    can: {
      change,
      start: state === "ready",
      cancel: state === "running",
      resume: state === "cancelled" || state === "failed",
      report: row.rows_faulty > 0,
    },
  };
}

/** How long the run still takes at the pace it has kept so far; null while that is not known. */
function secondsLeft(row: StoredImport): number | null {
  if (row.state !== "running" || row.rows_total === null || row.run_started_at === null)
    return null;
  const done = row.rows_done - row.run_started_rows;
  const seconds = (row.updated_at.getTime() - row.run_started_at.getTime()) / 1000;
  if (done <= 0 || seconds <= 0) return null;
  return Math.ceil(((row.rows_total - row.rows_done) * seconds) / done);
}
