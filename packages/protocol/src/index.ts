export { signAgreement, verifyAgreement } from "./agreement-signature.ts";
export { bodyHash } from "./body-hash.ts";
export { canonicalJson } from "./canonical-json.ts";
export { checkpointSchema, type Checkpoint } from "./checkpoint.ts";
export * from "./delivery.ts";
export { envelopeSchema, type Envelope } from "./envelope.ts";
export { fromBase64, toBase64 } from "./fields/base64.ts";
export type { DisclosedStatement } from "./messages/disclosed-statement.ts";
export type { AgreementAcceptance } from "./messages/agreement-acceptance.ts";
export type { AgreementEnd } from "./messages/agreement-end.ts";
export { agreementPartSchema, type AgreementPart } from "./messages/agreement-part.ts";
export type { AgreementProposal } from "./messages/agreement-proposal.ts";
export type { AgreementRejection } from "./messages/agreement-rejection.ts";
export type { ConsentDecision } from "./messages/consent-decision.ts";
export { consentUses, type ConsentRequest } from "./messages/consent-request.ts";
export type { HitAnswer } from "./messages/hit-answer.ts";
export type { HitConfirmation } from "./messages/hit-confirmation.ts";
export { maxKeysPerHit, type HitNotice } from "./messages/hit-notice.ts";
export * from "./messages/list-delta.ts";
export {
  isMessageType,
  messageTypes,
  standsWithoutForce,
  type MessageType,
  type PayloadOf,
} from "./messages/message-types.ts";
export { recallOutcomes, type RecallReceipt } from "./messages/recall-receipt.ts";
export { refusalReasons, type Refusal } from "./messages/refusal.ts";
export { maxDisclosedStatements, type Reply } from "./messages/reply.ts";
export type { RequestCopy } from "./messages/request-copy.ts";
export type { RequestDelay } from "./messages/request-delay.ts";
export type { RequestReceived } from "./messages/request-received.ts";
export type { Request } from "./messages/request.ts";
export type { StatementCorrection } from "./messages/statement-correction.ts";
export {
  maxRecalledStatements,
  recallReasons,
  type StatementRecall,
} from "./messages/statement-recall.ts";
export * from "./merkle/index.ts";
export * from "./operations/consistency.ts";
export * from "./operations/evaluate.ts";
export { faultSchema, type Fault } from "./operations/fault.ts";
export {
  nextKeysBytes,
  nextKeysSchema,
  nodeIdentitySchema,
  type NextKeys,
} from "./operations/identity.ts";
export * from "./operations/prove.ts";
export { parseBy, type Malformed, type Parsed } from "./parsed.ts";
export { parseMessage, type Message, type ParsedMessage } from "./parse-message.ts";
export { receiptSchema, type Receipt, type UnsignedReceipt } from "./receipt.ts";
export * from "./signed-bytes.ts";
