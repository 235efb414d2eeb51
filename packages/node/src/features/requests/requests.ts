import type { NodeContext } from "../../context.ts";
import { takeReceived, takeRequest } from "./take-request.ts";
import { takeRefusal, takeReply } from "./take-answer.ts";

/** Registers what partners send about requests: requests, receipts, replies, refusals. */
export function registerRequests(node: NodeContext): void {
  node.link.registerHandler("request", (tx, envelope, request, partner, reception) =>
    takeRequest(node, tx, envelope.agreementId, request, partner, reception),
  );
  node.link.registerHandler("request.received", (tx, envelope, received, partner) =>
    takeReceived(tx, envelope.agreementId, partner, received),
  );
  node.link.registerHandler("reply", (tx, envelope, reply, partner) =>
    takeReply(node, tx, envelope.agreementId, partner, reply),
  );
  node.link.registerHandler("refusal", (tx, envelope, refusal, partner) =>
    takeRefusal(node, tx, envelope.agreementId, partner, refusal),
  );
}
