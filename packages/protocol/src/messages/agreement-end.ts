import { z } from "zod";
import { instantSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";

/** The sender ends an agreement: nothing is matched or exchanged under it from that instant. */
export const agreementEndSchema = z.strictObject({
  endsAt: instantSchema,
  reason: filledText(4000),
  endedBy: filledText(200),
});

/** The end of an agreement. */
export type AgreementEnd = z.infer<typeof agreementEndSchema>;
