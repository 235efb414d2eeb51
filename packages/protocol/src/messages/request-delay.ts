import { z } from "zod";
import { hashSchema, idSchema, instantSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";

/**
 * The addressee of a request needs a judicial authorisation first: by when it expects to answer, and
 * why (Directive (EU) 2023/977 art. 5(2)). May be sent again with another date.
 */
export const requestDelaySchema = z.strictObject({
  requestId: idSchema,
  requestHash: hashSchema,
  expectedAt: instantSchema,
  reason: filledText(4000),
  announcedBy: filledText(200),
});

/** An announced delay. */
export type RequestDelay = z.infer<typeof requestDelaySchema>;
