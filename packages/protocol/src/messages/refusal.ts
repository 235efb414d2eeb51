import { z } from "zod";
import { hashSchema, idSchema } from "../fields/plain.ts";
import { filledText, text } from "../fields/text.ts";

/** Why a request may be refused (Directive (EU) 2023/977 art. 6, and the originator's consent). */
export const refusalReasons = [
  "not-necessary",
  "no-basis",
  "ongoing-investigation",
  "source-protection",
  "originator-consent",
  "other",
] as const;

/** A request is refused; nothing of the record leaves. */
export const refusalSchema = z.strictObject({
  requestId: idSchema,
  /** SHA-256 of the canonical envelope of the request that is answered. */
  requestHash: hashSchema,
  reason: z.enum(refusalReasons),
  text: text(4000),
  answeredBy: filledText(200),
});

/** A refused request. */
export type Refusal = z.infer<typeof refusalSchema>;
