import { authorityIdSchema, kindSchema, urgencies } from "@entente/model";
import { z } from "zod";
import { idSchema, instantSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";

/**
 * The copy of a request for the single point of contact (Directive (EU) 2023/977 art. 4): who asks
 * whom, under what and why, and nothing that tells the record.
 */
export const requestCopySchema = z.strictObject({
  requestId: idSchema,
  askedAuthority: authorityIdSchema,
  kind: kindSchema,
  purpose: filledText(200),
  urgency: z.enum(urgencies),
  requestedAt: instantSchema,
});

/** The copy of a request. */
export type RequestCopy = z.infer<typeof requestCopySchema>;
