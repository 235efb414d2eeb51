import { z } from "@hono/zod-openapi";

const instant = z.iso.datetime();

/** Whether a case takes new records. */
export const caseStatuses = ["open", "closed"] as const;

/** One row of the list of cases. */
export const caseRowSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    purpose: z.string(),
    status: z.enum(caseStatuses),
    records: z.int(),
    members: z.int(),
    updatedAt: instant,
  })
  .openapi("CaseRow");

/** A row of the list of cases. */
export type CaseRow = z.infer<typeof caseRowSchema>;

/** A case with its members. */
export const caseSchema = caseRowSchema
  .extend({
    createdAt: instant,
    memberList: z.array(
      z.object({ id: z.uuid(), name: z.string(), role: z.enum(["lead", "member"]) }),
    ),
    can: z.object({
      edit: z.boolean(),
      close: z.boolean(),
      addRecords: z.boolean(),
      addMembers: z.boolean(),
    }),
  })
  .openapi("Case");

/** A case with its members. */
export type CaseDetails = z.infer<typeof caseSchema>;

/** What opens a case. */
export const caseInputSchema = z
  .strictObject({
    number: z.string().trim().min(1).max(60).optional(),
    title: z.string().trim().min(1).max(200),
    purpose: z.string().trim().min(1).max(2000),
  })
  .openapi("CaseInput");

/** What may change in a case. */
export const caseChangeSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    purpose: z.string().trim().min(1).max(2000),
    status: z.enum(caseStatuses),
  })
  .partial()
  .openapi("CaseChange");

/** Orders in which the list of cases comes. */
export const caseSorts = [
  "-updatedAt",
  "updatedAt",
  "number",
  "-number",
  "title",
  "-title",
] as const;
