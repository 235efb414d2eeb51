import type { Chunk, Job } from "./job.ts";

/** A job of at most this many chunks is small: the keys of a few records, for which a person waits. */
const SMALL_CHUNKS = 4;
/** After this many chunks of small jobs in a row, a large job has its turn. */
const SMALL_IN_A_ROW = 8;

/**
 * Which chunk comes next. Small jobs go before the large ones, first come, first served; the large
 * ones take turns, chunk by chunk, so that callers share the workers evenly.
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

  const isSmall = (job: Job) => job.size <= SMALL_CHUNKS * chunkSize;

  function fromSmall(): Chunk | undefined {
    for (let job = small[0]; job; job = small[0]) {
      const chunk = job.take(chunkSize);
      if (chunk) return chunk;
      small.shift();
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
      (isSmall(job) ? small : large).push(job);
    },
    next() {
      const largeFirst = smallInARow >= SMALL_IN_A_ROW;
      const chunk = largeFirst ? (fromLarge() ?? fromSmall()) : (fromSmall() ?? fromLarge());
      smallInARow = chunk && isSmall(chunk.job) && !largeFirst ? smallInARow + 1 : 0;
      return chunk;
    },
    clear() {
      return [...small.splice(0), ...large.splice(0)];
    },
  };
}
