import { beforeAll, describe, expect, it } from "vitest";
import {
  blindBatch,
  deriveKeyPair,
  evaluateBatch,
  evaluateOwn,
  finalizeBatch,
  generateKey,
  proveBatch,
  publicKeyOf,
  ready,
  verifyBatch,
} from "./index.ts";

const inputs = ["phone:+3200000001", "phone:+3200000002", "document:X1"].map((text) =>
  new TextEncoder().encode(text),
);

beforeAll(ready);

function answered(secretKey: Uint8Array, elements: Uint8Array): Uint8Array {
  const answer = evaluateBatch(secretKey, elements);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.evaluated;
}

describe("blinding", () => {
  it("never shows the same element twice for the same input", () => {
    const first = blindBatch(inputs);
    const second = blindBatch(inputs);
    expect(first.elements).not.toEqual(second.elements);
    expect(first.blinds).not.toEqual(second.blinds);
  });

  it("gives both sides equal outputs for equal inputs only", () => {
    const { secretKey } = generateKey();
    const { blinds, elements } = blindBatch(inputs);
    const finalized = finalizeBatch(inputs, blinds, answered(secretKey, elements));
    expect(finalized).toEqual({ ok: true, outputs: evaluateOwn(secretKey, inputs) });
    const other = evaluateOwn(generateKey().secretKey, inputs);
    expect(finalized).not.toEqual({ ok: true, outputs: other });
  });

  it("gives other outputs when the answers are swapped or one element was altered", () => {
    const { secretKey } = generateKey();
    const { blinds, elements } = blindBatch(inputs);
    const evaluated = answered(secretKey, elements);
    const right = evaluateOwn(secretKey, inputs);
    const swapped = new Uint8Array([...evaluated.slice(32, 64), ...evaluated.slice(0, 32)]);
    const two = finalizeBatch(inputs.slice(0, 2), blinds.slice(0, 64), swapped);
    expect(two.ok && two.outputs.slice(0, 64)).not.toEqual(right.slice(0, 64));
    expect(two.ok && two.outputs.slice(64)).not.toEqual(right.slice(64, 128));
    const altered = new Uint8Array(evaluated);
    altered.set(publicKeyOf(secretKey));
    const three = finalizeBatch(inputs, blinds, altered);
    expect(three.ok && three.outputs.slice(0, 64)).not.toEqual(right.slice(0, 64));
    expect(three.ok && three.outputs.slice(64)).toEqual(right.slice(64));
  });

  it("works on an empty batch", () => {
    const { secretKey } = generateKey();
    const nothing = new Uint8Array();
    expect(blindBatch([])).toEqual({ blinds: nothing, elements: nothing });
    expect(evaluateBatch(secretKey, nothing)).toEqual({ ok: true, evaluated: nothing });
    expect(finalizeBatch([], nothing, nothing)).toEqual({ ok: true, outputs: nothing });
  });

  it("takes inputs of 65,535 bytes and refuses longer ones", () => {
    const { secretKey } = generateKey();
    expect(evaluateOwn(secretKey, [new Uint8Array(65_535)])).toHaveLength(64);
    expect(() => evaluateOwn(secretKey, [new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => blindBatch([new Uint8Array(65_536)])).toThrow(RangeError);
    const { blinds, elements } = blindBatch(inputs.slice(0, 1));
    expect(() => finalizeBatch([new Uint8Array(65_536)], blinds, elements)).toThrow(RangeError);
  });
});

describe("a secret key", () => {
  const order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
  it.each([
    ["zero", new Uint8Array(32)],
    ["the group order", new Uint8Array(Buffer.from(order, "hex"))],
    ["31 bytes long", new Uint8Array(31).fill(1)],
    ["33 bytes long", new Uint8Array(33).fill(1)],
  ])("is refused when it is %s", (_, secretKey) => {
    expect(() => publicKeyOf(secretKey)).toThrow(RangeError);
    expect(() => evaluateBatch(secretKey, new Uint8Array())).toThrow(RangeError);
    expect(() => evaluateOwn(secretKey, [])).toThrow(RangeError);
  });

  it("is derived from a seed of 32 bytes only", () => {
    expect(() => deriveKeyPair(new Uint8Array(31), new Uint8Array(), 0)).toThrow(RangeError);
    expect(() => deriveKeyPair(new Uint8Array(32), new Uint8Array(65_536), 0)).toThrow(RangeError);
  });
});

describe("a sample proven afterwards", () => {
  const { elements } = { elements: new Uint8Array(96) };
  const pinned = { secretKey: new Uint8Array(32), publicKey: new Uint8Array(32) };
  let earlier = new Uint8Array();

  beforeAll(() => {
    const pair = generateKey();
    pinned.secretKey.set(pair.secretKey);
    pinned.publicKey.set(pair.publicKey);
    elements.set(blindBatch(inputs).elements);
    earlier = new Uint8Array(answered(pinned.secretKey, elements));
  });

  function prove(secretKey: Uint8Array): Uint8Array {
    const evaluated = answered(secretKey, elements);
    return proveBatch(secretKey, publicKeyOf(secretKey), elements, evaluated);
  }

  it("fits the answers given earlier under the pinned key", () => {
    const proof = prove(pinned.secretKey);
    expect(verifyBatch(pinned.publicKey, elements, earlier, proof)).toEqual({ ok: true });
  });

  it("does not fit when the key has changed since", () => {
    const proof = prove(generateKey().secretKey);
    expect(verifyBatch(pinned.publicKey, elements, earlier, proof)).toEqual({
      ok: false,
      reason: "wrong-proof",
    });
  });

  it("does not fit when one of the earlier answers was made with another key", () => {
    const mixed = new Uint8Array(earlier);
    mixed.set(answered(generateKey().secretKey, elements.slice(0, 32)));
    const proof = prove(pinned.secretKey);
    expect(verifyBatch(pinned.publicKey, elements, mixed, proof)).toEqual({
      ok: false,
      reason: "wrong-proof",
    });
    const forced = proveBatch(pinned.secretKey, pinned.publicKey, elements, mixed);
    expect(verifyBatch(pinned.publicKey, elements, mixed, forced)).toEqual({
      ok: false,
      reason: "wrong-proof",
    });
  });

  it("is never the same twice, so that its nonce cannot be guessed", () => {
    expect(prove(pinned.secretKey)).not.toEqual(prove(pinned.secretKey));
  });

  it("is not made for batches that do not fit together", () => {
    const { secretKey, publicKey } = pinned;
    expect(() => proveBatch(secretKey, publicKey, elements, earlier.slice(32))).toThrow(RangeError);
    const zeros = new Uint8Array(96);
    expect(() => proveBatch(secretKey, publicKey, zeros, earlier)).toThrow(RangeError);
  });
});
