import type { Task, TaskResult } from "./tasks.ts";

/** To a worker: a part of a task. Its inputs travel in one buffer, which moves without copies. */
export interface WorkerRequest {
  readonly id: number;
  readonly task: Task;
  readonly packed: PackedInputs;
}

/** From a worker: `started` once, first of all, when the WASM module is loaded; then the replies. */
export type WorkerMessage =
  | { readonly kind: "started" }
  | {
      readonly kind: "reply";
      readonly id: number;
      readonly outcome: Outcome;
      /** CPU time the worker used since its last reply. */
      readonly cpuSeconds: number;
    };

/** What came of a part of a task. */
export type Outcome =
  | TaskResult
  | { readonly ok: false; readonly reason: "thrown"; error: unknown };

interface PackedInputs {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each input ends in `bytes`. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** A part of a task as a message, and the buffers that move with it. */
export function toRequest(
  id: number,
  task: Task,
): { request: WorkerRequest; transfer: ArrayBuffer[] } {
  const packed = pack("inputs" in task ? task.inputs : []);
  const request = { id, task: "inputs" in task ? { ...task, inputs: [] } : task, packed };
  return { request, transfer: [packed.bytes.buffer, packed.ends.buffer] };
}

/** The part of a task that a message holds. */
export function fromRequest({ task, packed }: WorkerRequest): Task {
  return "inputs" in task ? { ...task, inputs: unpack(packed) } : task;
}

function pack(inputs: readonly Uint8Array[]): PackedInputs {
  const ends = new Uint32Array(inputs.length);
  const bytes = new Uint8Array(inputs.reduce((length, input) => length + input.length, 0));
  let end = 0;
  inputs.forEach((input, i) => {
    bytes.set(input, end);
    end += input.length;
    ends[i] = end;
  });
  return { bytes, ends };
}

function unpack({ bytes, ends }: PackedInputs): Uint8Array[] {
  let start = 0;
  return Array.from(ends, (end) => {
    const input = bytes.subarray(start, end);
    start = end;
    return input;
  });
}
