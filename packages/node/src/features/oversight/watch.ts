import type { NodeContext } from "../../context.ts";
import { runLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { watchPartners } from "./watch-partners.ts";
import { watchReadings } from "./watch-readings.ts";

const everyMs = 60_000;
const actor = { type: "system", name: "oversight" } as const;

/** Looks once for odd patterns of partners and of users' readings. */
export async function watchOnce(node: Pick<NodeContext, "store" | "now">): Promise<void> {
  await node.store.transaction(actor, (tx) => watchPartners(tx, node.now()));
  await node.store.transaction(actor, (tx) => watchReadings(tx, node.now()));
}

/** Looks for odd patterns every minute. */
export function startOversight(node: NodeContext, signals: Signals): { stop: () => Promise<void> } {
  const work = async () => {
    await watchOnce(node);
    return false;
  };
  return runLoop({ name: "oversight", wake: [], everyMs, work }, { signals, log: node.log });
}
