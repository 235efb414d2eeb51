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
