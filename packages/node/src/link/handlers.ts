import type { Authority } from "@entente/model";
import type { Envelope, MessageType, PayloadOf } from "@entente/protocol";
import type { Transaction } from "../store/store.ts";

/** What a handler says of a message: nothing or ok when it was taken. */
export type Handled =
  | { readonly ok: true }
  /** Not taken, for good: the sender gets a receipt with the reason. What the handler wrote is undone. */
  | { readonly ok: false; readonly reason: string }
  /** Not taken now: the sender tries again later, and what follows in its stream waits. */
  | { readonly ok: false; readonly reason: string; readonly later: true };

/** What the receipt of a message will say. */
export type Reception = {
  /** SHA-256 (hex) of the canonical envelope: what an answer is bound to. */
  readonly bodyHash: string;
  readonly receivedAt: Date;
};

/**
 * Takes one type of message, once per message, in the transaction that also keeps its receipt. The
 * transaction acts as the partner. When it throws, nothing is kept and the message comes again.
 */
export type MessageHandler<T extends MessageType> = (
  tx: Transaction,
  envelope: Envelope & { readonly agreementId: string },
  payload: PayloadOf<T>,
  partner: Authority,
  reception: Reception,
) => Promise<Handled | undefined>;

/** One of several messages of a type, under one agreement, that follow each other in a delivery. */
export type Arrived<T extends MessageType> = {
  readonly envelope: Envelope & { readonly agreementId: string };
  readonly payload: PayloadOf<T>;
  readonly partner: Authority;
  readonly reception: Reception;
};

/**
 * Takes messages of one type and agreement together, in their order. When it does not take one of them,
 * nothing of the delivery is kept and they come again one by one.
 */
export type BatchHandler<T extends MessageType> = (
  tx: Transaction,
  messages: readonly Arrived<T>[],
) => Promise<Handled | undefined>;

/** The handler of single messages as one of many: one after the other. */
export function oneByOne<T extends MessageType>(handler: MessageHandler<T>): BatchHandler<T> {
  return async (tx, messages) => {
    for (const { envelope, payload, partner, reception } of messages) {
      tx.message = reception.bodyHash;
      const handled = await handler(tx, envelope, payload, partner, reception);
      tx.message = undefined;
      if (handled && !handled.ok) return handled;
    }
    return undefined;
  };
}

/** Blinded elements of a partner, under an agreement in force with it. */
export type ElementsAsked = {
  readonly partner: Authority;
  readonly agreementId: string;
  /** 32 bytes each, laid end to end. */
  readonly elements: Uint8Array;
  readonly count: number;
};

/** Why nothing was evaluated; `retryAfter` in seconds. */
export type NotEvaluated = {
  readonly ok: false;
  readonly reason: string;
  readonly retryAfter?: number;
};

/** Evaluates a partner's elements (budget included). */
export type EvaluationHandler = (
  asked: ElementsAsked,
) => Promise<
  { readonly ok: true; readonly evaluated: Uint8Array; readonly keyEpoch: number } | NotEvaluated
>;

/** Evaluates a sample of elements again and proves with which key. */
export type ProofHandler = (
  asked: ElementsAsked,
) => Promise<
  { readonly ok: true; readonly evaluated: Uint8Array; readonly proof: Uint8Array } | NotEvaluated
>;
