import type { z } from "zod";
import { hitAnswerSchema } from "./hit-answer.ts";
import { hitConfirmationSchema } from "./hit-confirmation.ts";
import { hitNoticeSchema } from "./hit-notice.ts";
import { listDeltaSchema } from "./list-delta.ts";
import { refusalSchema } from "./refusal.ts";
import { replySchema } from "./reply.ts";
import { requestReceivedSchema } from "./request-received.ts";
import { requestSchema } from "./request.ts";

/** All messages between nodes: the schema of each type's payload. All are sent under an agreement. */
export const messageTypes = {
  "list.delta": listDeltaSchema,
  "hit.notice": hitNoticeSchema,
  "hit.answer": hitAnswerSchema,
  "hit.confirmation": hitConfirmationSchema,
  request: requestSchema,
  "request.received": requestReceivedSchema,
  reply: replySchema,
  refusal: refusalSchema,
} as const satisfies Record<string, z.ZodType>;

/** The type of a message. */
export type MessageType = keyof typeof messageTypes;

/** The payload of a type of message. */
export type PayloadOf<T extends MessageType> = z.infer<(typeof messageTypes)[T]>;

/** Whether a node of this version knows the type. */
export function isMessageType(type: string): type is MessageType {
  return Object.hasOwn(messageTypes, type);
}
