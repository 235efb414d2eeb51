import type { z } from "zod";
import { envelopeSchema, type Envelope } from "./envelope.ts";
import {
  isMessageType,
  messageTypes,
  type MessageType,
  type PayloadOf,
} from "./messages/message-types.ts";
import { parseBy, type Parsed } from "./parsed.ts";

/** A message whose payload is of its type. */
export type Message<T extends MessageType = MessageType> = {
  [Type in T]: Omit<Envelope, "type" | "payload"> & { type: Type; payload: PayloadOf<Type> };
}[T];

/** What reading a message answers; the envelope is told where it could be read. */
export type ParsedMessage =
  | { readonly ok: true; readonly message: Message }
  | (Extract<Parsed<never>, { ok: false }> & { readonly envelope: Envelope | null })
  | { readonly ok: false; readonly reason: "unknown-type"; readonly envelope: Envelope };

/** Reads a message as it came over the wire. Unknown types, unknown fields and wrong values are refused. */
export function parseMessage(value: unknown): ParsedMessage {
  const parsed = parseBy(envelopeSchema, value);
  if (!parsed.ok) return { ...parsed, envelope: null };
  const envelope = parsed.value;
  if (!isMessageType(envelope.type)) return { ok: false, reason: "unknown-type", envelope };
  const schema: z.ZodType = messageTypes[envelope.type];
  const payload = parseBy(schema, envelope.payload, "payload");
  if (!payload.ok) return { ...payload, envelope };
  return { ok: true, message: { ...envelope, payload: payload.value } as Message };
}
