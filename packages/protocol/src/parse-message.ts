import { z } from "zod";
import { idSchema } from "./fields/plain.ts";
import { envelopeSchema, type Envelope } from "./envelope.ts";
import {
  isMessageType,
  messageTypes,
  type MessageType,
  type PayloadOf,
} from "./messages/message-types.ts";
import { parseBy, type Malformed } from "./parsed.ts";

/** An envelope whose payload is of its type. */
export type Message<T extends MessageType = MessageType> = {
  [Type in T]: Omit<Envelope, "type" | "payload"> & { type: Type; payload: PayloadOf<Type> };
}[T];

/** What reading a message answers; `messageId` is null when not even that could be read. */
export type ParsedMessage =
  | { readonly ok: true; readonly message: Message }
  | (Malformed & { readonly messageId: string | null })
  | { readonly ok: false; readonly reason: "unknown-type"; readonly messageId: string };

const withIdSchema = z.looseObject({ id: idSchema });

/** Reads a message as it came over the wire: unknown types, unknown fields and wrong values are refused. */
export function parseMessage(value: unknown): ParsedMessage {
  const envelope = parseBy(envelopeSchema, value);
  if (!envelope.ok) {
    const named = withIdSchema.safeParse(value);
    return { ...envelope, messageId: named.success ? named.data.id : null };
  }
  const { id, type } = envelope.value;
  if (!isMessageType(type)) return { ok: false, reason: "unknown-type", messageId: id };
  const schema: z.ZodType = messageTypes[type];
  const payload = parseBy(schema, envelope.value.payload, "payload");
  if (!payload.ok) return { ...payload, messageId: id };
  return { ok: true, message: { ...envelope.value, payload: payload.value } as Message };
}
