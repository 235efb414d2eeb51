import { z } from "zod";
import { idSchema, instantSchema } from "../fields/plain.ts";

/** The addressee of a request tells when it got it and by when the law wants its answer. */
export const requestReceivedSchema = z.strictObject({
  requestId: idSchema,
  receivedAt: instantSchema,
  dueAt: instantSchema,
});

/** The clock of a request, as its addressee keeps it. */
export type RequestReceived = z.infer<typeof requestReceivedSchema>;
