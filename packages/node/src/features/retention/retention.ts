import type { NodeContext } from "../../context.ts";
import { runLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { eraseOverdue, remindOfReviews } from "./erase-overdue.ts";

const everyMs = 3_600_000;

/** Starts the loop that reminds of reviews and erases what nobody looked at in time. */
export function startRetention(node: NodeContext, signals: Signals): { stop: () => Promise<void> } {
  const work = async (): Promise<boolean> => {
    await remindOfReviews(node);
    return eraseOverdue(node);
  };
  return runLoop({ name: "retention", wake: [], everyMs, work }, { signals, log: node.log });
}
