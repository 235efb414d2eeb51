import { z } from "@hono/zod-openapi";
import { gradeSchema, handlingSchema, kindSchema } from "@entente/model";
import { maxColumns } from "./readers/refusals.ts";

const instant = z.iso.datetime();
const unstorable = "has characters that cannot be stored";

/** States of an import, in the order in which it passes them. */
export const importStates = ["mapping", "ready", "running", "cancelled", "done", "failed"] as const;

/** How the rows of a file become records. */
export const mappingSchema = z
  .strictObject({
    /** The kind of record that a row becomes; null for FollowTheMoney, where each line says. */
    kind: kindSchema.nullable(),
    /** Where the file comes from; with the key it tells which record a row is. */
    source: z.string().trim().min(1).max(500).refine(isStorable, unstorable),
    grade: gradeSchema,
    handling: handlingSchema,
    /** Whose national formats are meant, ISO 3166-1 alpha-2. */
    defaultCountry: z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional(),
    dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional(),
    /** The column that tells rows apart; null when there is none. */
    keyColumn: z.int().min(0).nullable(),
    /** The case into which the records are filed. */
    caseId: z.uuid().optional(),
    /** For each column a property of the kind, one of `rowTargets`, or null to leave it out. */
    columns: z.array(z.strictObject({ property: z.string().max(64).nullable() })).max(maxColumns),
  })
  .refine(({ handling }) => isStorable(handling.restriction ?? ""), {
    message: unstorable,
    path: ["handling", "restriction"],
  })
  .openapi("ImportMapping");

/** How the rows of a file become records. */
export type Mapping = z.infer<typeof mappingSchema>;

/** How a file is read, as far as people may correct it. */
export const readingChangeSchema = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  headings: z.boolean().optional(),
  sheet: z.string().max(200).optional(),
});

/** A change of how a file is read. */
export type ReadingChange = z.infer<typeof readingChangeSchema>;

/** Why a file cannot be taken in; as the problem details of an answer. */
const importProblemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  remedy: z.string().optional(),
});

/** Something that holds for many rows and is said once. */
export const noticeSchema = z.object({
  reason: z.string(),
  value: z.string(),
  hint: z.string(),
  /** How many values it concerns. */
  count: z.int(),
});

/** Something that holds for many rows and is said once. */
export type Notice = z.infer<typeof noticeSchema>;

/** An import as people see it. */
export const importSchema = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    format: z.enum(["csv", "xlsx", "ftm"]),
    size: z.int(),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    headings: z.boolean(),
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    state: z.enum(importStates),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    mapping: mappingSchema,
    rows: z.object({
      total: z.int().nullable(),
      done: z.int(),
      /** Rows that made a record or added to one. */
      imported: z.int(),
      /** Rows of which everything was known. */
      unchanged: z.int(),
      /** Rows in the report. */
      faulty: z.int(),
      /** Rows in the report whose good values were taken in: they count as imported or unchanged too. */
      partly: z.int(),
    }),
    notices: z.array(noticeSchema),
    problem: importProblemSchema.nullable(),
    secondsLeft: z.int().nullable(),
    createdAt: instant,
    updatedAt: instant,
    by: z.object({ id: z.uuid(), name: z.string() }),
    can: z.object({
      change: z.boolean(),
      start: z.boolean(),
      cancel: z.boolean(),
      resume: z.boolean(),
      report: z.boolean(),
    }),
  })
  .openapi("Import");

/** An import as people see it. */
export type ImportView = z.infer<typeof importSchema>;

/** What is wrong with a row, or with one of its values. */
export const rowProblemSchema = z.object({
  /** The place of the column from 0; null when it is the row as a whole. */
  column: z.int().nullable(),
  property: z.string().nullable(),
  reason: z.string(),
  value: z.string(),
  hint: z.string(),
});

/** What is wrong with a row, or with one of its values. */
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** The first rows of a file as the records they would become. */
export const previewSchema = z
  .object({
    rows: z.array(
      z.object({
        line: z.int(),
        cells: z.array(z.string()),
        record: z
          .object({
            kind: z.string(),
            caption: z.string(),
            statements: z.array(
              z.object({
                property: z.string(),
                value: z.string(),
                original: z.string().nullable(),
                note: z.string().nullable(),
              }),
            ),
          })
          .nullable(),
        problems: z.array(rowProblemSchema),
      }),
    ),
    notices: z.array(noticeSchema),
  })
  .openapi("ImportPreview");

/** The first rows of a file as the records they would become. */
export type Preview = z.infer<typeof previewSchema>;

/** Whether the database can hold a text: no zero characters, no halves of characters. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
