import type { NodeContext } from "../../context.ts";
import { runLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { mendCorrections } from "./mend-corrections.ts";
import { takeReceipt } from "./take-receipt.ts";
import { takeCorrection, takeRecall } from "./take-recall.ts";

const everyMs = 5_000;

/** Registers what partners may say of what was disclosed: recalls, corrections, answers to them. */
export function registerRecalls(node: NodeContext): void {
  node.link.registerHandler("statement.recall", (tx, envelope, recall, partner) =>
    takeRecall(node, tx, envelope.agreementId, partner, recall),
  );
  node.link.registerHandler("statement.correction", (tx, envelope, correction, partner) =>
    takeCorrection(node, tx, envelope.agreementId, partner, correction),
  );
  node.link.registerHandler("recall.receipt", (tx, _envelope, receipt, partner) =>
    takeReceipt(node, tx, partner, receipt),
  );
}

/** Starts the loop that withdraws what corrections could not correct. */
export function startRecalls(node: NodeContext, signals: Signals): { stop: () => Promise<void> } {
  const work = () => mendCorrections(node);
  return runLoop({ name: "recalls", wake: [], everyMs, work }, { signals, log: node.log });
}
