import { cpuSecondsBelow } from "../support/cpu-seconds.ts";
import { round } from "../support/figures.ts";
import { measureDelta, type Delta } from "./delta.ts";
import { fillList } from "./fill-list.ts";
import { startListNode } from "./list-node.ts";
import { measureLookUps, type LookUps } from "./look-ups.ts";

/** What a long list of a partner's bears; seconds by the clock and, of node and database, by processor. */
export type Lists = { readonly listed_tags: number } & LookUps & {
    readonly look_ups_cpu_s: number;
  } & Delta & {
    readonly delta_cpu_s: number;
  };

/** Fills a partner's list with so many tags, looks tags up in it and applies a change to it. */
export async function measureLists(tags: number, say: (text: string) => void): Promise<Lists> {
  const list = await startListNode();
  try {
    say(`writing a list of ${tags} tags`);
    await fillList(list, tags);
    say("looking tags up");
    const lookUps = await withCpu(() => measureLookUps(list, tags));
    say("applying a change of 100,000 tags");
    const delta = await withCpu(() => measureDelta(list, tags));
    return {
      listed_tags: tags,
      ...lookUps.result,
      look_ups_cpu_s: lookUps.cpu,
      ...delta.result,
      delta_cpu_s: delta.cpu,
    };
  } finally {
    await list.stop();
  }
}

/** Preparations count too: the more other programs want the processor, the more this tells than the clock. */
async function withCpu<T>(work: () => Promise<T>): Promise<{ result: T; cpu: number }> {
  const used = async (): Promise<number> => {
    const { node, postgres } = await cpuSecondsBelow(process.pid);
    return node + postgres;
  };
  const before = await used();
  const result = await work();
  return { result, cpu: round((await used()) - before, 2) };
}
