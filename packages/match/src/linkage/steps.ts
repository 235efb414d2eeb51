/** Long work in small steps, so that whoever runs it can pause, show progress or stop. */
export type Steps<T> = Generator<void, T>;

/** Milliseconds of work between two pauses. */
const slice = 15;

/** Rows that are worked through in one step. */
export const rowsOfStep = 256;

/** Places of a long list that are gone through in one step, with next to nothing to do at each. */
export const placesOfStep = 1 << 17;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does all steps with pauses in which other work of the process is done.
 * @throws the signal's reason, within some 20 ms, when it is aborted
 */
export async function finishWithPauses<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  for (let until = performance.now() + slice; ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    until = performance.now() + slice;
  }
}
