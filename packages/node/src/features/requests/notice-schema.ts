import { z } from "@hono/zod-openapi";
import { authoritySchema, urgencies } from "@entente/model";

/** A reminder that a request waits. */
export const requestNoticeSchema = z
  .object({
    id: z.uuid(),
    requestId: z.uuid(),
    record: z.object({ id: z.uuid(), kind: z.string(), caption: z.string() }),
    partner: authoritySchema,
    urgency: z.enum(urgencies),
    /** Percent of the time that had passed; 100 is the deadline. */
    share: z.int(),
    /** Whom it was meant for: whoever can answer, or whoever decides. */
    audience: z.enum(["answering", "deciding"]),
    dueAt: z.iso.datetime(),
    raisedAt: z.iso.datetime(),
  })
  .openapi("RequestNotice");

/** A reminder that a request waits. */
export type RequestNotice = z.infer<typeof requestNoticeSchema>;
