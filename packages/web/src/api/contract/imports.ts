import type { Answer, Row } from "./answers.ts";

export type ImportJob = Row<"/imports">;
export type ImportState = ImportJob["state"];
export type ImportMapping = ImportJob["mapping"];
export type ImportPreview = Answer<"/imports/:id/preview", "$get">;
/** How a file is read, as far as a person may correct it. */
export type Reading = { encoding?: string; delimiter?: string; headings?: boolean; sheet?: string };
