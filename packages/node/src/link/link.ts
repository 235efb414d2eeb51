import type { MessageType } from "@entente/protocol";
import type { EvaluationHandler, MessageHandler, NotEvaluated, ProofHandler } from "./handlers.ts";

/** The node's connection with its partners' nodes. */
export type Link = {
  /** Says who takes a type of message; one handler a type, all before `start`. */
  registerHandler: <T extends MessageType>(type: T, handler: MessageHandler<T>) => void;
  registerEvaluation: (handler: EvaluationHandler) => void;
  registerProof: (handler: ProofHandler) => void;
  /** Has blinded elements (32 bytes each, at most 1,000) evaluated by the partner. Never throws for its faults. */
  evaluate: (
    partnerId: string,
    agreementId: string,
    elements: Uint8Array,
  ) => Promise<
    { readonly ok: true; readonly evaluated: Uint8Array; readonly keyEpoch: number } | NotEvaluated
  >;
  /** Has at most 100 elements evaluated again with a proof of the key. */
  prove: (
    partnerId: string,
    agreementId: string,
    elements: Uint8Array,
  ) => Promise<
    { readonly ok: true; readonly evaluated: Uint8Array; readonly proof: Uint8Array } | NotEvaluated
  >;
  /** Where the node's own listener is reached; known after `start`. */
  readonly url: string;
  /** Opens the listener and begins to deliver. */
  start: () => Promise<void>;
  /** Takes nothing new, ends what is under way, closes. */
  stop: () => Promise<void>;
};
