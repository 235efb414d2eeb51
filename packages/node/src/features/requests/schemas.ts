import { z } from "@hono/zod-openapi";
import { authoritySchema, urgencies } from "@entente/model";
import { refusalReasons } from "@entente/protocol";
import { statementViewSchema } from "../records/schemas.ts";

const instant = z.iso.datetime();

/** Where a request stands, as its row tells; `overdue` is derived from the clock. */
export const requestStates = ["sent", "received", "answered", "refused", "failed"] as const;

/** Orders in which lists of requests come. */
export const requestSorts = ["dueAt", "-dueAt", "-createdAt", "createdAt"] as const;

/** What a request asks. */
export const requestInputSchema = z
  .strictObject({
    /** One of the agreement's purposes. */
    purpose: z.string().trim().min(1).max(200),
    justification: z.string().trim().min(3).max(4000),
    urgency: z.enum(urgencies),
  })
  .openapi("RequestInput");

/** What a request asks. */
export type RequestInput = z.infer<typeof requestInputSchema>;

/** A request, in or out, with its clock. */
export const requestSchema = z
  .object({
    id: z.uuid(),
    direction: z.enum(["in", "out"]),
    partner: authoritySchema,
    agreementId: z.uuid(),
    hitId: z.uuid(),
    /** This node's record: the one asked about, or the one it asks for. */
    record: z.object({ id: z.uuid(), kind: z.string(), caption: z.string() }),
    purpose: z.string(),
    justification: z.string(),
    urgency: z.enum(urgencies),
    state: z.enum(requestStates),
    overdue: z.boolean(),
    createdAt: instant,
    createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** When the other side got it: its clock starts there. */
    receivedAt: instant.nullable(),
    dueAt: instant,
    answeredAt: instant.nullable(),
    answeredBy: z.string().nullable(),
    statementsDisclosed: z.int().nullable(),
    refusal: z.object({ reason: z.enum(refusalReasons), text: z.string() }).nullable(),
    note: z.string().nullable(),
    conditions: z.string().nullable(),
    foreignRecordId: z.uuid().nullable(),
    /** How far the last message of this node has come. */
    delivery: z.enum(["queued", "delivered", "failed"]),
    can: z.object({ answer: z.boolean() }),
  })
  .openapi("Request");

/** A request, in or out, with its clock. */
export type RequestDetails = z.infer<typeof requestSchema>;

/** The gate's decision, as people see it. */
const decisionSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), basis: z.string() }),
  z.object({
    ok: z.literal(false),
    reason: z.string(),
    article: z.string().optional(),
    remedy: z.string(),
  }),
]);

/** What will leave, to whom, and why it may or may not. */
export const requestPreviewSchema = z
  .object({
    to: authoritySchema,
    agreement: z.object({ id: z.uuid(), title: z.string(), legalBasis: z.string() }),
    purposes: z.array(z.string()),
    decision: decisionSchema,
    /** By when an answer is due if the request arrives now. */
    dueAt: instant,
  })
  .openapi("RequestPreview");

/** What this node holds on the record asked about, and which of it may leave. */
export const holdingsSchema = z
  .object({
    record: z.object({ id: z.uuid(), kind: z.string(), caption: z.string() }),
    statements: z.array(z.object({ statement: statementViewSchema, decision: decisionSchema })),
  })
  .openapi("Holdings");

/** What this node holds on the record asked about. */
export type Holdings = z.infer<typeof holdingsSchema>;

/** A reply: which statements leave. */
export const replyInputSchema = z
  .strictObject({
    statementIds: z.array(z.uuid()).min(1).max(500),
    note: z.string().trim().min(1).max(4000).optional(),
    conditions: z.string().trim().min(1).max(2000).optional(),
  })
  .openapi("ReplyInput");

/** A refusal. */
export const refusalInputSchema = z
  .strictObject({ reason: z.enum(refusalReasons), text: z.string().trim().min(3).max(4000) })
  .openapi("RefusalInput");
