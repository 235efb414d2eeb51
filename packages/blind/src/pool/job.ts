import type { Outcome } from "./messages.ts";
import { partOf, ROW_BYTES, sizeOf, type Task, type TaskResult } from "./tasks.ts";

/** A task on its way through the workers: cut into chunks, put together again in its order. */
export interface Job {
  readonly size: number;
  /** The next chunk of at most `length` rows, or undefined when all are given out. */
  take(length: number): Chunk | undefined;
  /** Hands in what came of a chunk. */
  put(chunk: Chunk, outcome: Outcome): void;
  /** Ends the job early; chunks that are still at work are forgotten when they come back. */
  fail(error: unknown): void;
  /** Rejects with what a chunk threw or `fail` was given. */
  readonly result: Promise<TaskResult>;
}

/** The rows of a job that one worker works on. */
export interface Chunk {
  readonly job: Job;
  readonly start: number;
  readonly size: number;
  readonly task: Task;
}

/** A job for a task of at least one key. */
export function createJob(task: Task): Job {
  const size = sizeOf(task);
  const row = ROW_BYTES[task.kind];
  const columns = {
    first: new Uint8Array(row.first * size),
    second: new Uint8Array(row.second * size),
  };
  const { promise, resolve, reject } = Promise.withResolvers<TaskResult>();
  let given = 0;
  let awaited = 0;
  let refusal: Extract<TaskResult, { ok: false }> | undefined;

  const job: Job = {
    size,
    result: promise,
    take(length) {
      if (given >= size) return undefined;
      const start = given;
      given = Math.min(size, start + length);
      awaited++;
      return { job, start, size: given - start, task: partOf(task, start, given) };
    },
    put({ start }, outcome) {
      awaited--;
      if (outcome.ok) {
        columns.first.set(outcome.columns.first, row.first * start);
        columns.second.set(outcome.columns.second, row.second * start);
      } else if (outcome.reason === "thrown") {
        job.fail(outcome.error);
      } else {
        // Chunks are given out in order: those still out may hold an earlier fault, later ones not.
        given = size;
        const index = start + outcome.index;
        if (!refusal || index < refusal.index) refusal = { ...outcome, index };
      }
      if (given >= size && awaited === 0) resolve(refusal ?? { ok: true, columns });
    },
    fail(error) {
      given = size;
      reject(error);
    },
  };
  return job;
}
