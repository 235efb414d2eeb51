import type { Chunk, Job } from "./job.ts";

/** After this many chunks of small jobs in a row, a large job has its turn. */
const SMALL_IN_A_ROW = 8;

/**
 * Which chunk comes next. A job that fits in one chunk goes before the large ones (a person waits
 * for it); the large ones take turns, chunk by chunk, so that callers share the workers evenly.
 */
export function createChunkQueue(chunkSize: number): {
  add(job: Job): void;
  next(): Chunk | undefined;
  /** Takes out all jobs that wait, to be failed. */
  clear(): Job[];
} {
  const small: Job[] = [];
  const large: Job[] = [];
  let smallInARow = 0;

  function fromSmall(): Chunk | undefined {
    for (let job = small.shift(); job; job = small.shift()) {
      const chunk = job.take(chunkSize);
      if (chunk) return chunk;
    }
    return undefined;
  }

  function fromLarge(): Chunk | undefined {
    for (let job = large.shift(); job; job = large.shift()) {
      const chunk = job.take(chunkSize);
      if (!chunk) continue;
      large.push(job);
      return chunk;
    }
    return undefined;
  }

  return {
    add(job) {
      (job.size <= chunkSize ? small : large).push(job);
    },
    next() {
      const largeFirst = smallInARow >= SMALL_IN_A_ROW;
      const chunk = largeFirst ? (fromLarge() ?? fromSmall()) : (fromSmall() ?? fromLarge());
      smallInARow = chunk && chunk.job.size <= chunkSize && !largeFirst ? smallInARow + 1 : 0;
      return chunk;
    },
    clear() {
      return [...small.splice(0), ...large.splice(0)];
    },
  };
}
