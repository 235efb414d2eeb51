import type { NodeContext } from "../../context.ts";
import { takeCopy } from "./copy.ts";
import { takeDelay } from "./delay.ts";
import { takeReceived, takeRequest } from "./take-request.ts";
import { takeRefusal, takeReply } from "./take-answer.ts";

export { startReminders } from "./reminders.ts";

/** Registers what partners send about requests: requests, receipts, delays, answers, copies. */
export function registerRequests(node: NodeContext): void {
  node.link.registerHandler("request", (tx, envelope, request, partner, reception) =>
    takeRequest(node, tx, envelope.agreementId, request, partner, reception),
  );
  node.link.registerHandler("request.received", (tx, envelope, received, partner) =>
    takeReceived(node, tx, envelope.agreementId, partner, received),
  );
  node.link.registerHandler("request.delay", (tx, envelope, delay, partner, reception) =>
    takeDelay(node, tx, envelope.agreementId, partner, delay, reception),
  );
  node.link.registerHandler("request.copy", (tx, envelope, copy, partner, reception) =>
    takeCopy(node, tx, envelope.agreementId, partner, copy, reception),
  );
  node.link.registerHandler("reply", (tx, envelope, reply, partner) =>
    takeReply(node, tx, envelope.agreementId, partner, reply),
  );
  node.link.registerHandler("refusal", (tx, envelope, refusal, partner) =>
    takeRefusal(node, tx, envelope.agreementId, partner, refusal),
  );
}
