import { blindBatch, finalizeBatch } from "../blinding.ts";
import { evaluateBatch, evaluateOwn } from "../evaluation.ts";
import { ELEMENT_BYTES, SCALAR_BYTES } from "../suite.ts";
import { PROOF_KEY_BYTES, TAG_BYTES, tagsOf } from "../tags.ts";

/** One piece of work on a whole batch, as a caller gives it to the pool. */
export type Task =
  | { readonly kind: "blind"; readonly inputs: readonly Uint8Array[] }
  | { readonly kind: "evaluate"; readonly secretKey: Uint8Array; readonly elements: Uint8Array }
  | {
      readonly kind: "finalize";
      readonly inputs: readonly Uint8Array[];
      readonly blinds: Uint8Array;
      readonly evaluated: Uint8Array;
    }
  | {
      readonly kind: "own";
      readonly secretKey: Uint8Array;
      readonly inputs: readonly Uint8Array[];
    };

/** Flat result buffers, one row per key in each; `ROW_BYTES` tells what they hold. */
export interface Columns {
  readonly first: Uint8Array<ArrayBuffer>;
  readonly second: Uint8Array<ArrayBuffer>;
}

/** The result of a task or of a part of it; `index` is the first faulty row. */
export type TaskResult =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly reason: "invalid-element"; readonly index: number };

/** Bytes per row of the result buffers. */
export const ROW_BYTES: Readonly<Record<Task["kind"], { first: number; second: number }>> = {
  /** blinds, elements */
  blind: { first: SCALAR_BYTES, second: ELEMENT_BYTES },
  /** evaluated elements, nothing */
  evaluate: { first: ELEMENT_BYTES, second: 0 },
  /** tags, proof keys */
  finalize: { first: TAG_BYTES, second: PROOF_KEY_BYTES },
  /** tags, proof keys */
  own: { first: TAG_BYTES, second: PROOF_KEY_BYTES },
};

/** How many keys a task is about. */
export function sizeOf(task: Task): number {
  return task.kind === "evaluate" ? task.elements.length / ELEMENT_BYTES : task.inputs.length;
}

/** Whether the flat buffers of a task have one row per key. */
export function isWellFormed(task: Task): boolean {
  const bytes = sizeOf(task) * ELEMENT_BYTES;
  if (task.kind === "evaluate") return Number.isInteger(sizeOf(task));
  return (
    task.kind !== "finalize" || (task.blinds.length === bytes && task.evaluated.length === bytes)
  );
}

/** The part of a task from row `start` up to, without, row `end`; flat buffers are copied. */
export function partOf(task: Task, start: number, end: number): Task {
  const rows = (flat: Uint8Array) =>
    new Uint8Array(flat.subarray(start * ELEMENT_BYTES, end * ELEMENT_BYTES));
  if (task.kind === "evaluate") return { ...task, elements: rows(task.elements) };
  const inputs = task.inputs.slice(start, end);
  if (task.kind !== "finalize") return { ...task, inputs };
  return { ...task, inputs, blinds: rows(task.blinds), evaluated: rows(task.evaluated) };
}

/**
 * Does the work, on whatever thread it is called.
 * @throws RangeError for a wrong secret key, an input that is too long, or buffers that do not fit
 */
export function runTask(task: Task): TaskResult {
  if (task.kind === "blind") {
    const { blinds, elements } = blindBatch(task.inputs);
    return { ok: true, columns: { first: blinds, second: elements } };
  }
  if (task.kind === "evaluate") {
    const answer = evaluateBatch(task.secretKey, task.elements);
    if (!answer.ok) return refused(answer);
    return { ok: true, columns: { first: answer.evaluated, second: new Uint8Array() } };
  }
  if (task.kind === "finalize") {
    const answer = finalizeBatch(task.inputs, task.blinds, task.evaluated);
    return answer.ok ? tagged(answer.outputs) : refused(answer);
  }
  return tagged(evaluateOwn(task.secretKey, task.inputs));
}

function tagged(outputs: Uint8Array): TaskResult {
  const { tags, proofKeys } = tagsOf(outputs);
  outputs.fill(0);
  return { ok: true, columns: { first: tags, second: proofKeys } };
}

type Refusal =
  | { ok: false; reason: "wrong-length" }
  | { ok: false; reason: "invalid-element"; index: number };

function refused(refusal: Readonly<Refusal>): TaskResult {
  if (refusal.reason === "wrong-length") throw new RangeError("buffers of the wrong length");
  return refusal;
}
