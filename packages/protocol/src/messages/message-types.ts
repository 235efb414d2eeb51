import type { z } from "zod";
import { agreementAcceptanceSchema } from "./agreement-acceptance.ts";
import { agreementEndSchema } from "./agreement-end.ts";
import { agreementProposalSchema } from "./agreement-proposal.ts";
import { agreementRejectionSchema } from "./agreement-rejection.ts";
import { consentDecisionSchema } from "./consent-decision.ts";
import { consentRequestSchema } from "./consent-request.ts";
import { hitAnswerSchema } from "./hit-answer.ts";
import { hitConfirmationSchema } from "./hit-confirmation.ts";
import { hitNoticeSchema } from "./hit-notice.ts";
import { listDeltaSchema } from "./list-delta.ts";
import { recallReceiptSchema } from "./recall-receipt.ts";
import { refusalSchema } from "./refusal.ts";
import { replySchema } from "./reply.ts";
import { requestCopySchema } from "./request-copy.ts";
import { requestDelaySchema } from "./request-delay.ts";
import { requestReceivedSchema } from "./request-received.ts";
import { requestSchema } from "./request.ts";
import { statementCorrectionSchema } from "./statement-correction.ts";
import { statementRecallSchema } from "./statement-recall.ts";

/** All messages between nodes: the schema of each type's payload. Each names its agreement. */
export const messageTypes = {
  "agreement.proposal": agreementProposalSchema,
  "agreement.acceptance": agreementAcceptanceSchema,
  "agreement.rejection": agreementRejectionSchema,
  "agreement.end": agreementEndSchema,
  "list.delta": listDeltaSchema,
  "hit.notice": hitNoticeSchema,
  "hit.answer": hitAnswerSchema,
  "hit.confirmation": hitConfirmationSchema,
  request: requestSchema,
  "request.received": requestReceivedSchema,
  "request.delay": requestDelaySchema,
  "request.copy": requestCopySchema,
  reply: replySchema,
  refusal: refusalSchema,
  "statement.correction": statementCorrectionSchema,
  "statement.recall": statementRecallSchema,
  "recall.receipt": recallReceiptSchema,
  "consent.request": consentRequestSchema,
  "consent.decision": consentDecisionSchema,
} as const satisfies Record<string, z.ZodType>;

/** The type of a message. */
export type MessageType = keyof typeof messageTypes;

/** The payload of a type of message. */
export type PayloadOf<T extends MessageType> = z.infer<(typeof messageTypes)[T]>;

/** Whether a node of this version knows the type. */
export function isMessageType(type: string): type is MessageType {
  return Object.hasOwn(messageTypes, type);
}

/**
 * Whether a type is taken when the agreement it names is not in force: what is agreed, and what is
 * owed to whoever got something under it.
 */
export function standsWithoutForce(type: string): boolean {
  return type.startsWith("agreement.") || type === "statement.recall" || type === "recall.receipt";
}
