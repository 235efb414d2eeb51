import { z } from "@hono/zod-openapi";
import { authoritySchema, urgencies } from "@entente/model";
import { refusalReasons } from "@entente/protocol";

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
    /** Why the point of contact gets no copy: it would jeopardise a highly sensitive case. */
    withoutCopy: z.string().trim().min(3).max(2000).optional(),
  })
  .openapi("RequestInput");

/** What a request asks. */
export type RequestInput = z.infer<typeof requestInputSchema>;

const person = z.object({ id: z.uuid(), name: z.string() });

/** An announced delay: by when the answer is expected, and why. */
const delaySchema = z.object({
  announcedAt: instant,
  expectedAt: instant,
  reason: z.string(),
  announcedBy: z.string(),
});

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
    /** Where it stands while it waits; null once it is answered, refused or failed. */
    waiting: z.enum(["open", "due-soon", "overdue"]).nullable(),
    overdue: z.boolean(),
    createdAt: instant,
    createdBy: person.nullable(),
    /** When the other side got it: its clock starts there. */
    receivedAt: instant.nullable(),
    /** By when the agreement wants an answer. */
    dueAt: instant,
    /** By when an answer is in time, announced delays included. */
    effectiveDueAt: instant,
    delays: z.array(delaySchema),
    /** What the partner tells by its own clock; `offset`: milliseconds by which that is ahead. */
    partnerClock: z
      .object({ receivedAt: instant.nullable(), dueAt: instant.nullable(), offset: z.number() })
      .nullable(),
    answeredAt: instant.nullable(),
    answeredBy: z.string().nullable(),
    /** Who prepared the answer that another person approved. */
    preparedBy: z.string().nullable(),
    statementsDisclosed: z.int().nullable(),
    refusal: z.object({ reason: z.enum(refusalReasons), text: z.string() }).nullable(),
    note: z.string().nullable(),
    conditions: z.string().nullable(),
    derogation: z.string().nullable(),
    foreignRecordId: z.uuid().nullable(),
    /** How far the last message of this node has come. */
    delivery: z.enum(["queued", "delivered", "failed"]),
    /** What became of the copy for the point of contact; null when none was due. */
    copy: z
      .object({
        state: z.enum(["sent", "withheld", "not-connected"]),
        reason: z.string().nullable(),
      })
      .nullable(),
    /** The last answer that was prepared for a second person; null when there is none. */
    prepared: z
      .object({
        id: z.uuid(),
        state: z.enum(["waiting", "sent", "returned", "void"]),
        preparedBy: person,
        preparedAt: instant,
        /** Why it came back. */
        reason: z.string().nullable(),
      })
      .nullable(),
    can: z.object({ answer: z.boolean(), delay: z.boolean(), approve: z.boolean() }),
  })
  .openapi("Request");

/** A request, in or out, with its clock. */
export type RequestDetails = z.infer<typeof requestSchema>;

/** The gate's decision, as people see it. */
export const decisionSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), basis: z.string() }),
  z.object({
    ok: z.literal(false),
    reason: z.string(),
    article: z.string().optional(),
    remedy: z.string(),
  }),
]);

/** On which terms something leaves. */
export const basisSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  legalBasis: z.string(),
  /** What allows a transfer to this partner, when it is in a third country. */
  safeguard: z
    .object({ article: z.string(), text: z.string(), demands: z.array(z.string()) })
    .nullable(),
});

/** An earlier request about the same thing with the same partner. */
export const earlierSchema = z.object({
  /** `outside`: it came by another channel and was entered by hand. */
  type: z.enum(["in", "out", "outside"]),
  id: z.uuid(),
  at: instant,
  state: z.string(),
  open: z.boolean(),
  /** Its reference and channel, of one that came by another channel. */
  reference: z.string().nullable(),
  channel: z.string().nullable(),
  statements: z.int().nullable(),
  answeredAt: instant.nullable(),
  /** Open, or answered so lately that both ask the same thing. */
  duplicate: z.boolean(),
});

/** What will leave, to whom, and why it may or may not. */
export const requestPreviewSchema = z
  .object({
    to: authoritySchema,
    agreement: basisSchema,
    purposes: z.array(z.string()),
    decision: decisionSchema,
    /** By when an answer is due if the request arrives now. */
    dueAt: instant,
    /** Who gets a copy; null when nobody is to. */
    pointOfContact: z.object({ authority: z.string(), connected: z.boolean() }).nullable(),
    /** Requests on the same record to the same partner that are open or were answered lately. */
    alreadyAsked: z.array(earlierSchema),
  })
  .openapi("RequestPreview");

/** A refusal. */
export const refusalInputSchema = z
  .strictObject({
    reason: z.enum(refusalReasons),
    text: z.string().trim().min(3).max(4000),
    /** Other requests of the same partner that this refuses at once. */
    together: z.array(z.uuid()).max(20).optional(),
  })
  .openapi("RefusalInput");

/** A refusal. */
export type RefusalInput = z.infer<typeof refusalInputSchema>;

/** A delay to be announced. */
export const delayInputSchema = z
  .strictObject({ expectedAt: instant, reason: z.string().trim().min(3).max(4000) })
  .openapi("DelayInput");
