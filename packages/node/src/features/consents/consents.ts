import type { NodeContext } from "../../context.ts";
import { runLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { expireConsents } from "./expire.ts";
import { takeConsentDecision, takeConsentRequest } from "./take-consent.ts";

const everyMs = 60_000;

/** Registers what partners may say of consents: requests for them, decisions on them. */
export function registerConsents(node: NodeContext): void {
  node.link.registerHandler("consent.request", (tx, envelope, request, partner) =>
    takeConsentRequest(node, tx, envelope.agreementId, partner, request),
  );
  node.link.registerHandler("consent.decision", (tx, _envelope, decision, partner) =>
    takeConsentDecision(node, tx, partner, decision),
  );
}

/** Starts the loop that ends unanswered consents in time. */
export function startConsents(node: NodeContext, signals: Signals): { stop: () => Promise<void> } {
  const work = () => expireConsents(node);
  return runLoop({ name: "consents", wake: [], everyMs, work }, { signals, log: node.log });
}
