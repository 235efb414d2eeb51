import type { Frames } from "./page-watch.ts";

/** The longest a frame may take, milliseconds; what a long task is by definition. */
const limitMs = 50;

/**
 * What is said of a stretch of frames. A frame over the limit that holds no long task was not late for
 * the sake of the page's scripts, styles or layout: the renderer's main thread was free.
 * @param mainThreadMs what the renderer's main thread worked meanwhile
 */
export function frameFigures({ times, longTasks }: Frames, mainThreadMs: number) {
  const frames = times.slice(1).map((time, index) => ({ from: times[index] ?? time, to: time }));
  const late = frames.filter(({ from, to }) => to - from > limitMs);
  const worked = late.filter(({ from, to }) =>
    longTasks.some((task) => task.from < to && task.from + task.for > from),
  );
  const lengthMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const worst = (lengths: readonly number[]): number => Math.round(Math.max(0, ...lengths));
  return {
    seconds: Number((lengthMs / 1000).toFixed(1)),
    frames: frames.length,
    worst_frame_ms: worst(frames.map(({ from, to }) => to - from)),
    frames_over_50_ms: late.length,
    share_over_50_ms: Number((late.length / Math.max(1, frames.length)).toFixed(5)),
    frames_over_50_ms_with_long_task: worked.length,
    long_tasks: longTasks.length,
    worst_long_task_ms: worst(longTasks.map((task) => task.for)),
    main_thread_share: Number((mainThreadMs / Math.max(1, lengthMs)).toFixed(2)),
  };
}
