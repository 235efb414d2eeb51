import type { Generated } from "kysely";

export type ImportTable = {
  id: string;
  file_name: string;
  format: "csv" | "xlsx" | "ftm";
  size: number;
  /** Where the uploaded bytes are kept until the import ends. */
  file_path: string;
  file_hash: Buffer;
  encoding: string | null;
  state: string;
  columns: unknown;
  mapping: unknown;
  rows_total: number | null;
  rows_done: Generated<number>;
  rows_imported: Generated<number>;
  rows_unchanged: Generated<number>;
  rows_faulty: Generated<number>;
  /** Faulty rows of which the good values were taken in. */
  rows_partly: Generated<number>;
  /** When the present run began, and how many rows were done then. */
  run_started_at: Date | null;
  run_started_rows: Generated<number>;
  /** Until when the server that runs it has it to itself. */
  claimed_until: Date | null;
  problem: unknown;
  details: unknown;
  created_by: string;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type ImportFaultTable = {
  import_id: string;
  line: number;
  /** The row's cells as they were read. */
  cells: unknown;
  problems: unknown;
};
