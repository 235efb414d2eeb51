import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BlindedBatch } from "../blinding.ts";
import type { EvaluatedBatch } from "../evaluation.ts";
import { ready } from "../sodium.ts";
import type { TagBatch } from "../tags.ts";
import { createChunkQueue } from "./chunk-queue.ts";
import { createJob } from "./job.ts";
import {
  isWellFormed,
  runTask,
  sizeOf,
  type Columns,
  type Task,
  type TaskResult,
} from "./tasks.ts";
import { startWorkerCrew } from "./worker-crew.ts";

/** How a pool is set up. */
export interface TaggingPoolOptions {
  /** Worker threads; by default one per core. */
  readonly workers?: number;
  /**
   * Keys per chunk, 32 by default, which is 5 to 10 ms of work. A batch of up to four chunks goes
   * before larger ones; it waits at most for the two chunks that a worker holds.
   */
  readonly chunkSize?: number;
  /**
   * Batches up to this size are worked on at once in the calling thread, 2 by default; 0 for none.
   * A key costs it about as much time as the way to a worker and back.
   */
  readonly inlineUpTo?: number;
}

/** What a pool has done since it was created. */
export interface TaggingCounts {
  blinded: number;
  evaluated: number;
  finalized: number;
  own: number;
  /** CPU seconds of the worker threads, and of the calling thread for what it did inline. */
  cpuSeconds: number;
}

/** The answer to a finalized batch; `index` is the first faulty element. */
export type FinalizedTags =
  | ({ readonly ok: true } & TagBatch)
  | { readonly ok: false; readonly reason: "wrong-length" }
  | { readonly ok: false; readonly reason: "invalid-element"; readonly index: number };

/**
 * The blind protocol on all cores, mode 0. Every call takes a batch of any size, keeps its order,
 * and rejects with a RangeError for a wrong secret key or an input over 65,535 bytes; with the
 * signal's reason as soon as it is aborted (chunks at work are finished, the others are dropped);
 * and with an Error when the pool is closed or a worker dies. Two callers at once share the workers
 * chunk by chunk, and small batches go first.
 */
export interface TaggingPool {
  /** `blindBatch`. */
  blind(inputs: readonly Uint8Array[], signal?: AbortSignal): Promise<BlindedBatch>;
  /** `evaluateBatch`. */
  evaluate(
    secretKey: Uint8Array,
    elements: Uint8Array,
    signal?: AbortSignal,
  ): Promise<EvaluatedBatch>;
  /** `finalizeBatch` and then `tagsOf`: the outputs themselves are of no further use. */
  finalize(
    inputs: readonly Uint8Array[],
    blinds: Uint8Array,
    evaluated: Uint8Array,
    signal?: AbortSignal,
  ): Promise<FinalizedTags>;
  /** `evaluateOwn` and then `tagsOf`. */
  evaluateOwn(
    secretKey: Uint8Array,
    inputs: readonly Uint8Array[],
    signal?: AbortSignal,
  ): Promise<TagBatch>;
  /** What was done so far: keys a second and core are a count divided by `cpuSeconds`. */
  counts(): Readonly<TaggingCounts>;
  /** Stops the threads; whatever still waits is rejected. May be called again. */
  close(): Promise<void>;
}

const COUNTED = {
  blind: "blinded",
  evaluate: "evaluated",
  finalize: "finalized",
  own: "own",
} as const satisfies Record<Task["kind"], keyof TaggingCounts>;

/**
 * Starts a pool of worker threads.
 * @throws Error when a worker does not start
 * @example
 * const pool = await createTaggingPool({ workers: 2 });
 * const { tags, proofKeys } = await pool.evaluateOwn(secretKey, matchKeys);
 * await pool.close();
 */
export async function createTaggingPool(options: TaggingPoolOptions = {}): Promise<TaggingPool> {
  const { workers = availableParallelism(), chunkSize = 32, inlineUpTo = 2 } = options;
  const counts: TaggingCounts = { blinded: 0, evaluated: 0, finalized: 0, own: 0, cpuSeconds: 0 };
  const queue = createChunkQueue(chunkSize);
  let closed: Error | undefined;

  function end(error: Error): void {
    closed ??= error;
    for (const job of queue.clear()) job.fail(closed);
  }

  await ready();
  const crew = await startWorkerCrew(workers, {
    spawn: () => new Worker(new URL("./tagging-worker.ts", import.meta.url)),
    draw: () => queue.next(),
    done(chunk, outcome, cpuSeconds) {
      counts.cpuSeconds += cpuSeconds;
      if (outcome.ok) counts[COUNTED[chunk.task.kind]] += chunk.size;
      chunk.job.put(chunk, outcome);
    },
    lost: end,
  });

  function runInline(task: Task): TaskResult {
    const before = process.threadCpuUsage();
    const result = runTask(task);
    const used = process.threadCpuUsage(before);
    counts.cpuSeconds += (used.user + used.system) / 1e6;
    if (result.ok) counts[COUNTED[task.kind]] += sizeOf(task);
    return result;
  }

  async function run(task: Task, signal?: AbortSignal): Promise<Result> {
    if (closed) throw closed;
    signal?.throwIfAborted();
    if (!isWellFormed(task)) return { ok: false, reason: "wrong-length" };
    if (sizeOf(task) <= inlineUpTo) return runInline(task);
    const job = createJob(task);
    const abort = () => job.fail(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    queue.add(job);
    crew.wake();
    try {
      return await job.result;
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  return {
    async blind(inputs, signal) {
      const { first, second } = accepted(await run({ kind: "blind", inputs }, signal));
      return { blinds: first, elements: second };
    },
    async evaluate(secretKey, elements, signal) {
      const key = new Uint8Array(secretKey);
      const result = await run({ kind: "evaluate", secretKey: key, elements }, signal);
      return result.ok ? { ok: true, evaluated: result.columns.first } : result;
    },
    async finalize(inputs, blinds, evaluated, signal) {
      const result = await run({ kind: "finalize", inputs, blinds, evaluated }, signal);
      return result.ok ? { ok: true, ...tagged(result.columns) } : result;
    },
    async evaluateOwn(secretKey, inputs, signal) {
      const key = new Uint8Array(secretKey);
      return tagged(accepted(await run({ kind: "own", secretKey: key, inputs }, signal)));
    },
    counts: () => ({ ...counts }),
    async close() {
      const error = new Error("the tagging pool is closed");
      end(error);
      await crew.stop(error);
    },
  };
}

type Result = TaskResult | { readonly ok: false; readonly reason: "wrong-length" };

/** The columns of a task that works on our own inputs, in which there is nothing to refuse. */
function accepted(result: Result): Columns {
  if (!result.ok) throw new Error(`own inputs refused: ${result.reason}`);
  return result.columns;
}

function tagged({ first, second }: Columns): TagBatch {
  return { tags: first, proofKeys: second };
}
