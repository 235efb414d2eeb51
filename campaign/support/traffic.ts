import { setTimeout as pause } from "node:timers/promises";
import { actsAt, answerAll, type WorldState } from "./acts.ts";
import { openApi } from "./api.ts";
import type { Random } from "./random.ts";
import type { Member } from "./world.ts";

/** People at work at one node. */
export type People = {
  /** Answers every request that is still open. @returns whether there were none, as far as one could see */
  readonly answerAll: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
  /** Acts that a node confirmed, by name. */
  readonly done: ReadonlyMap<string, number>;
  /** All of them together. */
  readonly acts: () => number;
};

/** How often each act is tried, against the others. */
const rates = [
  ["record", 4],
  ["change", 0.5],
  ["confirm", 8],
  ["dismiss", 0.3],
  ["ask", 4],
  ["answer", 6],
  ["recall", 0.7],
  ["correct", 0.7],
] as const;

/**
 * Lets people at a node record, change, confirm, dismiss, ask, answer, recall and correct, one act
 * after the other. What a node does not confirm is not repeated: whether it was done is seen in its
 * database.
 * @param plan.everyMs between two acts of one of the two people, on average
 * @param plan.world what people at all nodes come across
 */
export function startPeople(
  member: Member,
  random: Random,
  { everyMs, world }: { readonly everyMs: number; readonly world: WorldState },
): People {
  const api = openApi(member);
  const acts = actsAt(member, api, random, world);
  const stopping = new AbortController();
  const done = new Map<string, number>();
  let count = 0;
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // Nobody works at a node that is not there, nor uses up what it would have recorded.
      if (!member.node.lives()) {
        await pause(100);
        continue;
      }
      const act = random.weighted(rates);
      if (await acts[act]!()) {
        done.set(act, (done.get(act) ?? 0) + 1);
        count++;
      }
      await pause(random.between(0, everyMs * 2), undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  };
  const working = Promise.all([work(), work()]);
  return {
    done,
    acts: () => count,
    answerAll: () => answerAll(api, random),
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
