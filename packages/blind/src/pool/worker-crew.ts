import type { Worker } from "node:worker_threads";
import type { Chunk } from "./job.ts";
import { toRequest, type Outcome, type WorkerMessage } from "./messages.ts";

/** Chunks given to a worker at once: while one is at work the next lies ready. */
const DEPTH = 2;

/** One worker thread and the chunks it holds. */
interface Hand {
  readonly worker: Worker;
  readonly held: Map<number, Chunk>;
  started: boolean;
}

/** Where a crew gets its threads and its work, and to whom it reports. */
export interface CrewDoors {
  /** A new thread that runs tagging-worker.ts. */
  spawn(): Worker;
  /** The next chunk, or undefined when there is none. */
  draw(): Chunk | undefined;
  /** What came of a chunk, and the CPU time its worker used. */
  done(chunk: Chunk, outcome: Outcome, cpuSeconds: number): void;
  /** No thread is left, and none can be started. */
  lost(error: Error): void;
}

/** A fixed number of worker threads. */
export interface WorkerCrew {
  /** Says that there is something to draw. */
  wake(): void;
  /** Stops all threads at once; what they hold fails with the reason. */
  stop(reason: Error): Promise<void>;
}

/**
 * Starts the threads and waits until all have loaded their WASM module. A thread that dies later
 * fails the jobs it holds and is replaced.
 * @throws Error when a thread does not start, with the reason as its cause
 */
export async function startWorkerCrew(count: number, doors: CrewDoors): Promise<WorkerCrew> {
  const hands = new Set<Hand>();
  let stopped = false;
  let lastId = 0;

  function wake(): void {
    // One chunk for each before a second one for any, so that a short job uses all workers.
    for (let depth = 1; depth <= DEPTH; depth++) {
      for (const { worker, held, started } of hands) {
        if (stopped || !started || held.size >= depth) continue;
        const chunk = doors.draw();
        if (!chunk) return;
        const { request, transfer } = toRequest(++lastId, chunk.task);
        held.set(request.id, chunk);
        worker.postMessage(request, transfer);
      }
    }
  }

  function release(hand: Hand, error: unknown): void {
    hands.delete(hand);
    for (const chunk of hand.held.values()) {
      doors.done(chunk, { ok: false, reason: "thrown", error }, 0);
    }
    hand.held.clear();
  }

  function hire(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const worker = doors.spawn();
    const hand: Hand = { worker, held: new Map(), started: false };
    hands.add(hand);
    let fault: unknown = new Error("a tagging worker ended");
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "started") {
        hand.started = true;
        resolve();
      } else {
        const chunk = hand.held.get(message.id);
        hand.held.delete(message.id);
        if (chunk) doors.done(chunk, message.outcome, message.cpuSeconds);
      }
      wake();
    });
    worker.on("error", (error) => {
      fault = error;
    });
    worker.on("exit", () => {
      release(hand, fault);
      reject(new Error("a tagging worker did not start", { cause: fault }));
      if (hand.started && !stopped) hire().catch(giveUpWhenAlone);
    });
    return promise;
  }

  function giveUpWhenAlone(error: Error): void {
    if (hands.size === 0 && !stopped) doors.lost(error);
  }

  async function stop(reason: Error): Promise<void> {
    stopped = true;
    const workers = [...hands].map(({ worker }) => worker);
    for (const hand of hands) release(hand, reason);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  try {
    await Promise.all(Array.from({ length: count }, hire));
  } catch (error) {
    await stop(new Error("the tagging pool did not start", { cause: error }));
    throw error;
  }
  return { wake, stop };
}
