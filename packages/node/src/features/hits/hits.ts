import type { NodeContext } from "../../context.ts";
import { takeConfirmation } from "./decide.ts";
import { takeAnswer, takeNotice } from "./notice.ts";

/** Registers what partners may say about hits: notices, answers to them, decisions. */
export function registerHits(node: NodeContext): void {
  node.link.registerHandler("hit.notice", (tx, envelope, notice) =>
    takeNotice(node, tx, envelope.agreementId, notice),
  );
  node.link.registerHandler("hit.answer", (tx, envelope, answer) =>
    takeAnswer(node, tx, envelope.agreementId, answer),
  );
  node.link.registerHandler("hit.confirmation", (tx, envelope, confirmation) =>
    takeConfirmation(node, tx, envelope.agreementId, confirmation),
  );
}
