import type { NodeContext } from "../../context.ts";
import { runLoop, type Loop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { findPairs } from "./find-pairs.ts";
import { duplicatesActor } from "./duplicates-actor.ts";
import { duplicatesChannel, takeQueued, unqueue } from "./queue.ts";
import { goOnWithRun } from "./go-on-with-run.ts";
import { runsChannel } from "./runs.ts";

export { forgetDuplicates } from "./forget.ts";
export { queueForDuplicates } from "./queue.ts";

const everyMs = 5_000;
const recordsPerTurn = { single: 20, bulk: 200 };

/**
 * Starts the search for duplicates: of records that changed, single ones before those of imports, and
 * of the whole register where somebody asked for it.
 */
export function startDuplicates(
  node: NodeContext,
  signals: Signals,
): { stop: () => Promise<void> } {
  const loops: Loop[] = [
    ...[false, true].map((bulk) => ({
      name: bulk ? "duplicates-bulk" : "duplicates",
      wake: [duplicatesChannel],
      everyMs,
      work: () => lookAtQueued(node, bulk),
    })),
    {
      name: "duplicate-runs",
      wake: [runsChannel],
      everyMs,
      work: (signal) => goOnWithRun(node, signal),
    },
  ];
  const running = loops.map((loop) => runLoop(loop, { signals, log: node.log }));
  return {
    stop: async () => {
      await Promise.all(running.map((loop) => loop.stop()));
    },
  };
}

/** @returns whether there may be more */
function lookAtQueued(node: NodeContext, bulk: boolean): Promise<boolean> {
  const limit = bulk ? recordsPerTurn.bulk : recordsPerTurn.single;
  return node.store.transaction(duplicatesActor, async (tx) => {
    const ids = await takeQueued(tx, bulk, limit);
    if (ids.length === 0) return false;
    await findPairs(node, tx, ids);
    await unqueue(tx, ids);
    return ids.length === limit;
  });
}
