import { z } from "@hono/zod-openapi";
import { handlingCodes } from "@entente/model";
import { exportUses } from "../../gate/export-decision.ts";

/** What is copied, for what, and for whom. */
export const exportInputSchema = z
  .strictObject({
    recordId: z.uuid().optional(),
    caseId: z.uuid().optional(),
    format: z.enum(["csv", "json"]),
    use: z.enum(exportUses),
    purpose: z.string().trim().min(3).max(2000),
    /** Who gets it, in words. */
    recipient: z.string().trim().min(2).max(300),
  })
  .refine((input) => (input.recordId === undefined) !== (input.caseId === undefined), {
    message: "a record or a case",
    path: ["recordId"],
  })
  .openapi("ExportInput");

/** What is copied, for what, and for whom. */
export type ExportInput = z.infer<typeof exportInputSchema>;

/** What would be in a copy, and what stays out, with the reasons. */
export const exportPreviewSchema = z
  .object({
    statements: z.int(),
    records: z.int(),
    handlingCodes: z.array(z.enum(handlingCodes)),
    withheld: z.array(
      z.object({
        reason: z.string(),
        article: z.string().optional(),
        remedy: z.string(),
        statements: z.int(),
      }),
    ),
  })
  .openapi("ExportPreview");

/** What would be in a copy. */
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

/** A copy as it is handed over. */
export const exportSchema = exportPreviewSchema
  .extend({
    id: z.uuid(),
    fileName: z.string(),
    contentType: z.string(),
    content: z.string(),
  })
  .openapi("Export");

/** A copy as it is handed over. */
export type ExportedCopy = z.infer<typeof exportSchema>;

/** One copy that was made. */
export const exportRowSchema = z
  .object({
    id: z.uuid(),
    object: z.object({ type: z.enum(["record", "case"]), id: z.uuid(), caption: z.string() }),
    format: z.enum(["csv", "json"]),
    use: z.string(),
    purpose: z.string(),
    recipient: z.string(),
    statements: z.int(),
    handlingCodes: z.array(z.enum(handlingCodes)),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .openapi("ExportRow");
