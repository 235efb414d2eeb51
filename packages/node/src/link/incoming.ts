import {
  bodyHash,
  canonicalJson,
  deliverySchema,
  messageBytes,
  parseBy,
  parseMessage,
  type Checkpoint,
  type Malformed,
  type ParsedMessage,
} from "@entente/protocol";
import { keyUnder } from "./evidence.ts";
import type { Partner } from "./partners.ts";

/** A message as it came in a delivery. */
export type Incoming = {
  readonly id: string;
  /** As the sender names it, known or not. */
  readonly type: string;
  /** SHA-256 (hex) of its canonical JSON. */
  readonly hash: string;
  readonly parsed: ParsedMessage;
  /** The sender's signature over the hash, base64, and its key's name: null when it signed it with none. */
  readonly signature: string;
  readonly signedWith: string | null;
};

/** The groups of a delivery, read; malformed when there is no way to answer each message. */
export type ReadDelivery =
  | {
      readonly ok: true;
      readonly checkpoint: Checkpoint;
      readonly groups: readonly (readonly Incoming[])[];
    }
  | Malformed;

/** Reads a delivery from a partner. What is wrong inside one message is told in that message's receipt. */
export function readDelivery(partner: Partner, body: unknown): ReadDelivery {
  const delivery = parseBy(deliverySchema, body);
  if (!delivery.ok) return delivery;
  const groups: Incoming[][] = [];
  const { checkpoint } = delivery.value;
  for (const [at, values] of delivery.value.groups.entries()) {
    const group: Incoming[] = [];
    for (const [place, value] of values.entries()) {
      const incoming = readIncoming(partner, value.message, value.signature);
      if (!incoming)
        return malformed(
          `groups.${at}.${place}.message`,
          "an envelope with an id, in well-formed text",
        );
      group.push(incoming);
    }
    groups.push(group);
  }
  return { ok: true, checkpoint, groups };
}

function readIncoming(partner: Partner, value: unknown, signature: string): Incoming | null {
  const parsed = parseMessage(value);
  const id = parsed.ok ? parsed.message.id : parsed.messageId;
  const hash = hashOf(value);
  if (id === null || hash === null) return null;
  const signedWith = keyUnder(partner, messageBytes(hash), signature)?.keyId ?? null;
  return {
    id,
    hash,
    parsed,
    signature,
    signedWith,
    type: parsed.ok ? parsed.message.type : typeNamed(value),
  };
}

function typeNamed(value: unknown): string {
  const named = typeof value === "object" && value !== null && "type" in value ? value.type : null;
  return typeof named === "string" && /^[\w.-]{1,64}$/.test(named) ? named : "unreadable";
}

/** Null for what has no canonical form: text with half a character. */
function hashOf(value: unknown): string | null {
  try {
    return bodyHash(canonicalJson(value));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function malformed(path: string, message: string): Malformed {
  return { ok: false, reason: "malformed", path, message };
}
