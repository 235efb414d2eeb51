/**
 * How fast the blind protocol is: `node bench/blind-engine.ts --json`.
 *
 * Figures per core count the CPU time of the thread, not the clock, so that other programs disturb
 * them little. The ceiling is a bare loop over the three WASM primitives that no blinding and
 * finalizing can do without (hash to an element, multiply twice), on memory that lies ready: no
 * hashing, random numbers, inversions or copies. Rounds of both alternate.
 */
import { availableParallelism } from "node:os";
import {
  blindBatch,
  createTaggingPool,
  evaluateBatch,
  evaluateOwn,
  finalizeBatch,
  generateKey,
  ready,
} from "../packages/blind/src/index.ts";
import { engine } from "../packages/blind/src/sodium.ts";

const BATCH = 100;
const ROUNDS = 40;
const POOL_KEYS = 12_000;

const { secretKey } = (await ready(), generateKey());
const inputs = matchKeys(BATCH);
const { blinds, elements } = blindBatch(inputs);
const evaluated = evaluatedBy(secretKey, elements);

const work = {
  ceiling: bareLoop,
  blindAndFinalize() {
    const blinded = blindBatch(inputs);
    // What the holder does in between belongs to its own core; any element takes as long to open.
    finalizeBatch(inputs, blinded.blinds, blinded.elements);
  },
  evaluate: () => evaluateBatch(secretKey, elements),
  own: () => evaluateOwn(secretKey, inputs),
} satisfies Record<string, () => unknown>;

const finalized = finalizeBatch(inputs, blinds, evaluated);
if (!finalized.ok || !Buffer.from(finalized.outputs).equals(evaluateOwn(secretKey, inputs))) {
  throw new Error("the two ways to an output differ");
}

const seconds = { ceiling: 0, blindAndFinalize: 0, evaluate: 0, own: 0 };
for (let round = 0; round <= ROUNDS; round++) {
  if (round % 10 === 0) console.error(round === 0 ? "warming up" : `round ${round} of ${ROUNDS}`);
  for (const name of ["ceiling", "blindAndFinalize", "evaluate", "own"] as const) {
    const spent = cpuSeconds(work[name]);
    if (round > 0) seconds[name] += spent;
  }
}

const keys = BATCH * ROUNDS;
const poolKeysPerSecond = await measurePool();
console.log(
  JSON.stringify({
    blind_finalize_per_s_per_core: Math.round(keys / seconds.blindAndFinalize),
    evaluate_per_s_per_core: Math.round(keys / seconds.evaluate),
    own_per_s_per_core: Math.round(keys / seconds.own),
    wasm_ceiling_per_s: Math.round(keys / seconds.ceiling),
    share_of_wasm_ceiling: Number((seconds.ceiling / seconds.blindAndFinalize).toFixed(3)),
    pool_keys_per_s: Math.round(poolKeysPerSecond),
  }),
);

/** Keys a second by the clock, from blinding over the holder's answer to tags, on all cores. */
async function measurePool(): Promise<number> {
  const pool = await createTaggingPool();
  console.error(`pool of ${availableParallelism()} workers: ${POOL_KEYS} keys the whole way`);
  const many = matchKeys(POOL_KEYS);
  await pool.blind(many.slice(0, 1000));
  const start = performance.now();
  const blinded = await pool.blind(many);
  const answer = await pool.evaluate(secretKey, blinded.elements);
  if (!answer.ok) throw new Error(answer.reason);
  const tags = await pool.finalize(many, blinded.blinds, answer.evaluated);
  if (!tags.ok) throw new Error(tags.reason);
  const elapsed = (performance.now() - start) / 1000;
  await pool.close();
  return POOL_KEYS / elapsed;
}

function matchKeys(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => new TextEncoder().encode(`document:BE:TEST${i}`));
}

function evaluatedBy(key: Uint8Array, batch: Uint8Array): Uint8Array {
  const answer = evaluateBatch(key, batch);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.evaluated;
}

function bareLoop(): void {
  const { memory, a, b, out, text, calls } = engine();
  memory().set(secretKey, a);
  memory().fill(1, text, text + 64);
  for (let i = 0; i < BATCH; i++) {
    calls.elementFromHash(b, text);
    calls.multiply(out, a, b);
    calls.multiply(b, a, out);
  }
  memory().fill(0, a, out + 64);
}

function cpuSeconds(task: () => unknown): number {
  const before = process.threadCpuUsage();
  task();
  const used = process.threadCpuUsage(before);
  return (used.user + used.system) / 1e6;
}
