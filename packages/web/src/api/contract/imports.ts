import type { Grade, Handling } from "@entente/model";
import type { Problem, UserRef } from "./common.ts";

export type ImportState =
  | "reading"
  | "mapping"
  | "ready"
  | "running"
  | "paused"
  | "cancelled"
  | "done"
  | "failed";

export type ImportMapping = {
  kind: string;
  source: string;
  grade: Grade;
  handling: Handling;
  defaultCountry?: string | null;
  dateOrder?: "dmy" | "mdy" | "ymd" | null;
  /** The column that names a row for good, so that a later file updates instead of adding. */
  keyColumn: number | null;
  caseId?: string | null;
  columns: { property: string | null }[];
};

export type ImportJob = {
  id: string;
  fileName: string;
  format: "csv" | "xlsx" | "ftm";
  size: number;
  encoding: string | null;
  state: ImportState;
  columns: { name: string; samples: string[] }[];
  mapping: ImportMapping;
  rows: {
    total: number | null;
    done: number;
    imported: number;
    unchanged: number;
    faulty: number;
  };
  problem?: Problem | null;
  sheet?: string | null;
  sheets?: string[] | null;
  createdAt: string;
  by: UserRef | null;
  secondsLeft: number | null;
};

export type PreviewProblem = {
  column: string | number | null;
  reason: string;
  hint: string;
  value: string | null;
};

export type ImportPreview = {
  rows: {
    line: number;
    record: {
      kind: string;
      caption: string;
      statements: {
        property: string;
        value: string;
        original: string | null;
        note: string | null;
      }[];
    } | null;
    problems: PreviewProblem[];
  }[];
};
