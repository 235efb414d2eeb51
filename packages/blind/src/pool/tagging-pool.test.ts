import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blindBatch } from "../blinding.ts";
import { evaluateBatch, evaluateOwn } from "../evaluation.ts";
import { deriveKeyPair } from "../keys.ts";
import { ready } from "../sodium.ts";
import { tagsOf } from "../tags.ts";
import { createTaggingPool, type TaggingPool } from "./tagging-pool.ts";

const inputs = Array.from({ length: 150 }, (_, i) =>
  new TextEncoder().encode("x".repeat(i % 40) + i),
);
const someKey = () => deriveKeyPair(new Uint8Array(32).fill(7), new Uint8Array(), 0).secretKey;

describe("a pool of two workers", () => {
  let pool: TaggingPool;
  let secretKey: Uint8Array;

  beforeAll(async () => {
    await ready();
    secretKey = someKey();
    pool = await createTaggingPool({ workers: 2, chunkSize: 16 });
  });
  afterAll(() => pool.close());

  it.each([0, 1, 3, 16, 17, 150])("brings %i keys the whole way, in their order", async (count) => {
    const batch = inputs.slice(0, count);
    const expected = tagsOf(evaluateOwn(secretKey, batch));
    const { blinds, elements } = await pool.blind(batch);
    const answer = await pool.evaluate(secretKey, elements);
    const evaluated = answer.ok ? answer.evaluated : new Uint8Array();
    expect(answer).toEqual(evaluateBatch(secretKey, elements));
    expect(await pool.finalize(batch, blinds, evaluated)).toEqual({ ok: true, ...expected });
    expect(await pool.evaluateOwn(secretKey, batch)).toEqual(expected);
  });

  it("leaves the caller's buffers as they were, also when they are parts of a larger one", async () => {
    const around = Buffer.alloc(150 * 32 + 64, 1);
    const elements = around.subarray(32, -32);
    elements.set(blindBatch(inputs).elements);
    const before = Buffer.from(around);
    const answer = await pool.evaluate(Buffer.from(secretKey), elements);
    expect(answer).toEqual(evaluateBatch(secretKey, elements));
    expect(around).toEqual(before);
  });

  it("names the first faulty element of a large batch, in whatever chunk it is", async () => {
    const { blinds, elements } = blindBatch(inputs);
    for (const index of [140, 70, 33]) elements.fill(0, index * 32, (index + 1) * 32);
    const refused = { ok: false, reason: "invalid-element", index: 33 };
    expect(await pool.evaluate(secretKey, elements)).toEqual(refused);
    expect(await pool.finalize(inputs, blinds, elements)).toEqual(refused);
  });

  it("refuses buffers of the wrong length", async () => {
    const { blinds, elements } = blindBatch(inputs);
    const refused = { ok: false, reason: "wrong-length" };
    expect(await pool.evaluate(secretKey, elements.subarray(1))).toEqual(refused);
    expect(await pool.finalize(inputs, blinds, elements.subarray(32))).toEqual(refused);
    expect(await pool.finalize(inputs, blinds.subarray(32), elements)).toEqual(refused);
  });

  it("carries back what a worker throws, and goes on", async () => {
    const tooLong = [...inputs, new Uint8Array(65_536)];
    await expect(pool.blind(tooLong)).rejects.toThrow(RangeError);
    await expect(pool.evaluateOwn(new Uint8Array(32), inputs)).rejects.toThrow(RangeError);
    expect((await pool.blind(inputs)).elements).toHaveLength(150 * 32);
  });

  it("stops at an aborted signal with its reason, and goes on for others", async () => {
    const reason = new Error("the user left");
    await expect(pool.blind(inputs, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const many = Array.from({ length: 20 }, () => inputs).flat();
    const before = pool.counts().blinded;
    const aborted = pool.blind(many, controller.signal);
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    await pool.evaluateOwn(secretKey, inputs);
    expect(pool.counts().blinded - before).toBeLessThan(many.length);
  });

  it("answers a small job while a large one is at work", async () => {
    const many = Array.from({ length: 20 }, () => inputs).flat();
    let largeDone = false;
    const large = pool.blind(many).then(() => (largeDone = true));
    await pool.blind(inputs.slice(0, 10));
    expect(largeDone).toBe(false);
    await large;
  });

  it("counts keys and the CPU time they took, inline ones too", async () => {
    const before = pool.counts();
    await pool.blind(inputs);
    await pool.evaluateOwn(secretKey, inputs.slice(0, 1));
    const after = pool.counts();
    expect(after.blinded - before.blinded).toBe(150);
    expect(after.own - before.own).toBe(1);
    expect(after.evaluated).toBe(before.evaluated);
    expect(after.cpuSeconds).toBeGreaterThan(before.cpuSeconds);
  });
});

it("rejects what waits when it is closed, and whatever comes later", async () => {
  const pool = await createTaggingPool({ workers: 1, chunkSize: 16 });
  const waiting = pool.blind(inputs);
  const closing = pool.close();
  await expect(waiting).rejects.toThrow("closed");
  await closing;
  await expect(pool.blind(inputs)).rejects.toThrow("closed");
  await expect(pool.close()).resolves.toBeUndefined();
});
