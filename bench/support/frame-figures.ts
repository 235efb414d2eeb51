import type { Task } from "./main-thread.ts";

/** The longest a frame may take, milliseconds. */
const limitMs = 50;

/**
 * What is said of a stretch of frames. Of a frame over the limit in which the renderer's main thread
 * worked less than that, the rest was drawing, or waiting for a processor that others had.
 * @param times when each frame began, as requestAnimationFrame tells it
 * @param tasks of the main thread, on the same clock
 */
export function frameFigures(times: readonly number[], tasks: readonly Task[]) {
  const frames = times.slice(1).map((to, index) => ({ from: times[index] ?? to, to }));
  const late = frames.filter(({ from, to }) => to - from > limitMs);
  const worked = ({ from, to }: { from: number; to: number }): number =>
    tasks
      .filter((task) => task.from < to && task.from + task.for > from)
      .reduce((sum, task) => sum + task.worked, 0);
  const lengthMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const worst = (lengths: readonly number[]): number => Math.round(Math.max(0, ...lengths));
  return {
    seconds: Number((lengthMs / 1000).toFixed(1)),
    frames: frames.length,
    worst_frame_ms: worst(frames.map(({ from, to }) => to - from)),
    frames_over_50_ms: late.length,
    share_over_50_ms: Number((late.length / Math.max(1, frames.length)).toFixed(5)),
    frames_over_50_ms_of_work: late.filter((frame) => worked(frame) > limitMs).length,
    long_tasks: tasks.filter((task) => task.for > limitMs).length,
    worst_long_task_ms: worst(tasks.map((task) => task.for).filter((length) => length > limitMs)),
    worst_task_work_ms: worst(tasks.map((task) => task.worked)),
    main_thread_busy: share(tasks.map((task) => task.for)),
    main_thread_work: share(tasks.map((task) => task.worked)),
  };

  function share(lengths: readonly number[]): number {
    const sum = lengths.reduce((total, length) => total + length, 0);
    return Number((sum / Math.max(1, lengthMs)).toFixed(2));
  }
}
