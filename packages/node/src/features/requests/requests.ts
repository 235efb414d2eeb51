import type { NodeContext } from "../../context.ts";
import { takeCopy } from "./copy.ts";
import { takeDelay } from "./delay.ts";
import { takeReplies } from "./take-answer.ts";
import { takeReceived } from "./take-received.ts";
import { takeRefusal } from "./take-refusal.ts";
import { takeRequests } from "./take-request.ts";

export { startReminders } from "./reminders.ts";

/** Registers what partners send about requests: requests, receipts, delays, answers, copies. */
export function registerRequests(node: NodeContext): void {
  node.link.registerBatchHandler("request", (tx, requests) => takeRequests(node, tx, requests));
  node.link.registerBatchHandler("request.received", (tx, received) =>
    takeReceived(node, tx, received),
  );
  node.link.registerHandler("request.delay", (tx, envelope, delay, partner, reception) =>
    takeDelay(node, tx, envelope.agreementId, partner, delay, reception),
  );
  node.link.registerHandler("request.copy", (tx, envelope, copy, partner, reception) =>
    takeCopy(node, tx, envelope.agreementId, partner, copy, reception),
  );
  node.link.registerBatchHandler("reply", (tx, replies) => takeReplies(node, tx, replies));
  node.link.registerHandler("refusal", (tx, envelope, refusal, partner) =>
    takeRefusal(node, tx, envelope.agreementId, partner, refusal),
  );
}
