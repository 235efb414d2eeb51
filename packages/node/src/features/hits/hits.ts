import type { NodeContext } from "../../context.ts";
import { takeConfirmation } from "./decide.ts";
import { takeAnswers } from "./take-answers.ts";
import { takeNotices } from "./take-notices.ts";

/** Registers what partners may say about hits: notices, answers to them, decisions. */
export function registerHits(node: NodeContext): void {
  node.link.registerBatchHandler("hit.notice", (tx, notices) => takeNotices(node, tx, notices));
  node.link.registerBatchHandler("hit.answer", (tx, answers) => takeAnswers(node, tx, answers));
  node.link.registerHandler("hit.confirmation", (tx, envelope, confirmation) =>
    takeConfirmation(node, tx, envelope.agreementId, confirmation),
  );
}
