import { sql, type Selectable } from "kysely";
import type { ImportTable } from "../../store/tables/imports.ts";
import type { Transaction } from "../../store/store.ts";
import type { Reading } from "./readers/sniff.ts";
import type { ImportView, Mapping, Notice, RowProblem } from "./schemas.ts";

/** What is kept of an import beside its columns in the table. */
export type ImportDetails = { reading: Reading; sheets: string[]; notices: Notice[] };

/** An import as stored, with the name of the user whose it is. */
export type StoredImport = Omit<
  Selectable<ImportTable>,
  "columns" | "mapping" | "details" | "problem" | "state"
> & {
  state: ImportView["state"];
  columns: ImportView["columns"];
  mapping: Mapping;
  details: ImportDetails;
  problem: ImportView["problem"];
  user_name: string;
};

/** An import on its way into the store. */
export type NewImport = {
  id: string;
  fileName: string;
  size: number;
  filePath: string;
  fileHash: Buffer;
  columns: ImportView["columns"];
  mapping: Mapping;
  details: ImportDetails;
  userId: string;
};

/** Imports with the name of their user. */
export function importRows(tx: Transaction) {
  return tx
    .selectFrom("import")
    .innerJoin("app_user", "app_user.id", "import.created_by")
    .selectAll("import")
    .select("app_user.name as user_name")
    .$castTo<StoredImport>();
}

/** Keeps a new import in state `mapping`. */
export async function insertImport(tx: Transaction, row: NewImport, now: Date): Promise<void> {
  await tx
    .insertInto("import")
    .values({
      id: row.id,
      file_name: row.fileName,
      format: row.details.reading.format,
      size: row.size,
      file_path: row.filePath,
      file_hash: row.fileHash,
      encoding: row.details.reading.encoding,
      state: "mapping",
      columns: JSON.stringify(row.columns),
      mapping: JSON.stringify(row.mapping),
      details: JSON.stringify(row.details),
      problem: null,
      created_by: row.userId,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The number of a user's imports whose file is still kept. */
export async function countOpenImports(tx: Transaction, userId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("import")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("created_by", "=", userId)
    .where("state", "!=", "done")
    .executeTakeFirstOrThrow();
  return count;
}

/** A faulty row as the report shows it. */
export type Fault = {
  line: number;
  cells: string[];
  problems: RowProblem[];
  /** The row's key; null when it cannot be known. */
  token: string | null;
};

/** Keeps faulty rows of a run. */
export async function insertFaults(
  tx: Transaction,
  importId: string,
  faults: readonly Fault[],
): Promise<void> {
  if (faults.length === 0) return;
  const rows = faults.map(({ line, cells, problems, token }) => ({
    line,
    cells: { cells, token },
    problems,
  }));
  await sql`
    insert into import_fault (import_id, line, cells, problems)
    select ${importId}::uuid, line, cells, problems
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(line bigint, cells jsonb, problems jsonb)
    on conflict do nothing`.execute(tx);
}

/** Faulty rows after a line, in the order of the file. */
export async function faultsAfter(
  tx: Transaction,
  importId: string,
  line: number,
  limit: number,
): Promise<Fault[]> {
  const rows = await tx
    .selectFrom("import_fault")
    .select(["line", "cells", "problems"])
    .where("import_id", "=", importId)
    .where("line", ">", line)
    .orderBy("line")
    .limit(limit)
    .$castTo<{
      line: number;
      cells: { cells: string[]; token: string | null };
      problems: RowProblem[];
    }>()
    .execute();
  return rows.map(({ line: at, cells, problems }) => ({ line: at, problems, ...cells }));
}
