export { signAgreement, verifyAgreement } from "./agreement-signature.ts";
export { bodyHash } from "./body-hash.ts";
export { canonicalJson } from "./canonical-json.ts";
export * from "./delivery.ts";
export { envelopeSchema, type Envelope } from "./envelope.ts";
export { fromBase64, toBase64 } from "./fields/base64.ts";
export type { DisclosedStatement } from "./messages/disclosed-statement.ts";
export type { HitAnswer } from "./messages/hit-answer.ts";
export type { HitConfirmation } from "./messages/hit-confirmation.ts";
export { maxKeysPerHit, type HitNotice } from "./messages/hit-notice.ts";
export * from "./messages/list-delta.ts";
export {
  isMessageType,
  messageTypes,
  type MessageType,
  type PayloadOf,
} from "./messages/message-types.ts";
export { refusalReasons, type Refusal } from "./messages/refusal.ts";
export { maxDisclosedStatements, type Reply } from "./messages/reply.ts";
export type { RequestReceived } from "./messages/request-received.ts";
export type { Request } from "./messages/request.ts";
export * from "./operations/evaluate.ts";
export { faultSchema, type Fault } from "./operations/fault.ts";
export { nodeIdentitySchema } from "./operations/identity.ts";
export * from "./operations/prove.ts";
export { parseBy, type Malformed, type Parsed } from "./parsed.ts";
export { parseMessage, type Message, type ParsedMessage } from "./parse-message.ts";
export { receiptSchema, type Receipt } from "./receipt.ts";
