import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import {
  createTaggingPool,
  generateKey,
  type TaggingPool,
} from "../../packages/blind/src/index.ts";
import { round } from "../support/figures.ts";
import { matchKeys } from "./match-keys.ts";

const rounds = 8;
const keysPerRound = 2400;

/** Bulk tagging on all cores, and what of it libsodium's WASM could do. */
export type AllCores = {
  readonly cores: number;
  /** Tags a second and core by the clock: blinded, evaluated and finalized. */
  readonly tag_keys_per_s_per_core: number;
  /** Of the tags that bare loops on all cores would make meanwhile. */
  readonly share_of_wasm_ceiling: number;
};

/**
 * Makes tags the whole way with the pool on all cores, in turns with a bare loop of the same primitives
 * on each core, so that whatever else the machine does slows both alike. By the clock: what threads wait
 * for each other counts.
 */
export async function measureAllCores(say: (text: string) => void): Promise<AllCores> {
  const cores = availableParallelism();
  const pool = await createTaggingPool({ workers: cores });
  const loops = await startLoops(cores);
  const { secretKey } = generateKey();
  const keys = matchKeys(keysPerRound);
  const spent = { pool: 0, bare: 0 };
  for (let at = 0; at <= rounds; at++) {
    const bare = await timed(() => runLoops(loops, keysPerRound));
    const pooled = await timed(() => wholeWay(pool, secretKey, keys));
    if (at === 0) continue;
    spent.bare += bare;
    spent.pool += pooled;
    say(`all cores, round ${at} of ${rounds}: ${(bare / pooled).toFixed(3)} of the ceiling`);
  }
  await pool.close();
  await Promise.all(loops.map((loop) => loop.terminate()));
  return {
    cores,
    tag_keys_per_s_per_core: Math.round((keysPerRound * rounds) / spent.pool / cores),
    share_of_wasm_ceiling: round(spent.bare / spent.pool, 3),
  };
}

async function wholeWay(
  pool: TaggingPool,
  secretKey: Uint8Array,
  keys: readonly Uint8Array[],
): Promise<void> {
  const blinded = await pool.blind(keys);
  const answer = await pool.evaluate(secretKey, blinded.elements);
  if (!answer.ok) throw new Error(answer.reason);
  const tags = await pool.finalize(keys, blinded.blinds, answer.evaluated);
  if (!tags.ok) throw new Error(tags.reason);
}

async function startLoops(cores: number): Promise<Worker[]> {
  const url = new URL("./bare-loop-worker.ts", import.meta.url);
  const loops = Array.from({ length: cores }, () => new Worker(url));
  await Promise.all(loops.map((loop) => once(loop, "message")));
  return loops;
}

async function runLoops(loops: readonly Worker[], keys: number): Promise<void> {
  await Promise.all(
    loops.map(async (loop) => {
      const done = once(loop, "message");
      loop.postMessage(Math.round(keys / loops.length), []);
      await done;
    }),
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
