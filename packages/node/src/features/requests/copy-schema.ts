import { z } from "@hono/zod-openapi";
import { urgencies } from "@entente/model";

const named = z.object({ id: z.string(), name: z.string() });

/** The copy of a request between two others that this node got as their point of contact. */
export const requestCopySchema = z
  .object({
    requestId: z.uuid(),
    from: named,
    to: named,
    kind: z.string(),
    purpose: z.string(),
    urgency: z.enum(urgencies),
    /** By the asker's clock. */
    requestedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
  })
  .openapi("RequestCopy");

/** The copy of a request between two others. */
export type RequestCopyView = z.infer<typeof requestCopySchema>;
