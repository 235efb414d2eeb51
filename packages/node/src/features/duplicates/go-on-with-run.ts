import type { NodeContext } from "../../context.ts";
import { duplicatesActor } from "./duplicates-actor.ts";
import { tellOfPairs } from "./find-pairs.ts";
import { claimRun, finishKind, releaseRun, RunGone, type HeldRun } from "./hold-run.ts";
import { lookThrough, type PageSizes } from "./look-through.ts";

const usualPages: PageSizes = { read: 500, keep: 200 };

type RunningFor = Pick<NodeContext, "authority" | "now" | "store" | "log">;

/**
 * Looks through the records of the kind that is a run's turn, if a run is under way that no server has.
 * When it is interrupted, the kind is begun anew; kinds that are done are not.
 * @param signal aborted when the node stops
 * @returns whether there may be more to look at
 */
export async function goOnWithRun(
  node: RunningFor,
  signal: AbortSignal,
  pages = usualPages,
): Promise<boolean> {
  const run = await node.store.transaction(duplicatesActor, (tx) => claimRun(node, tx));
  if (!run) return false;
  try {
    await lookThrough({ node, run, signal, pages });
    await node.store.transaction(duplicatesActor, async (tx) => {
      await finishKind(node, tx, run);
      await tellOfPairs(tx);
    });
    return true;
  } catch (error) {
    if (error instanceof RunGone) return true;
    await giveBack(node, run);
    if (signal.aborted) return false;
    throw error;
  }
}

/** Where this fails, the run is free for others a little later. */
async function giveBack({ store, log }: RunningFor, run: HeldRun): Promise<void> {
  await store
    .transaction(duplicatesActor, (tx) => releaseRun(tx, run))
    .catch((fault: unknown) => log.error({ err: fault }, "a run was not given back"));
}
