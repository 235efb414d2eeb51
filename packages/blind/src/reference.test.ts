import { ristretto255, ristretto255_oprf } from "@noble/curves/ed25519.js";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { blindBatch, finalizeBatch } from "./blinding.ts";
import { isElement, nth } from "./elements.ts";
import { evaluateBatch, evaluateOwn } from "./evaluation.ts";
import { deriveKeyPair } from "./keys.ts";
import { proveBatch, verifyBatch } from "./proof.ts";
import { invertScalars, multiplyScalars, randomScalars } from "./scalars.ts";
import { ready } from "./sodium.ts";

const { oprf, voprf } = ristretto255_oprf;

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
const input = fc.uint8Array({ maxLength: 300 });
const inputs = fc.array(input, { minLength: 1, maxLength: 5 });
const runs = { numRuns: 15, seed: 9497 };

function rows(flat: Uint8Array): Uint8Array[] {
  return Array.from({ length: flat.length / 32 }, (_, i) => nth(flat, i));
}

function outputFor(secretKey: Uint8Array, one: Uint8Array): Uint8Array {
  const { blind, blinded } = oprf.blind(one);
  return oprf.finalize(one, blind, oprf.blindEvaluate(secretKey, blinded));
}

beforeAll(ready);

describe("held against an independent implementation", () => {
  it("derives the same keys", () => {
    fc.assert(
      fc.property(seed, input, (bytes, info) => {
        expect(deriveKeyPair(bytes, info, 0)).toEqual(oprf.deriveKeyPair(bytes, info));
        expect(deriveKeyPair(bytes, info, 1)).toEqual(voprf.deriveKeyPair(bytes, info));
      }),
      runs,
    );
  });

  it("evaluates, finalizes and computes own outputs alike", () => {
    fc.assert(
      fc.property(seed, inputs, (bytes, batch) => {
        const { secretKey } = deriveKeyPair(bytes, new Uint8Array(), 0);
        const expected = Buffer.concat(batch.map((one) => outputFor(secretKey, one)));

        const { blinds, elements } = blindBatch(batch);
        const evaluated = rows(elements).map((element) => oprf.blindEvaluate(secretKey, element));
        const ours = evaluateBatch(secretKey, elements);
        expect(ours).toEqual({ ok: true, evaluated: new Uint8Array(Buffer.concat(evaluated)) });

        const finalized = finalizeBatch(batch, blinds, Buffer.concat(evaluated));
        expect(finalized).toEqual({ ok: true, outputs: new Uint8Array(expected) });
        expect(Buffer.from(evaluateOwn(secretKey, batch))).toEqual(expected);
      }),
      runs,
    );
  });

  it("answers elements that the other one blinded", () => {
    fc.assert(
      fc.property(seed, input, (bytes, one) => {
        const { secretKey } = deriveKeyPair(bytes, new Uint8Array(), 0);
        const { blind, blinded } = oprf.blind(one);
        const answer = evaluateBatch(secretKey, blinded);
        const output = answer.ok ? oprf.finalize(one, blind, answer.evaluated) : undefined;
        expect(output).toEqual(new Uint8Array(evaluateOwn(secretKey, [one])));
      }),
      runs,
    );
  });

  it("accepts its proofs and has its own accepted", () => {
    fc.assert(
      fc.property(seed, inputs, (bytes, batch) => {
        const { secretKey, publicKey } = deriveKeyPair(bytes, new Uint8Array(), 1);
        const items = batch.map((one) => ({ ...voprf.blind(one), input: one }));
        const blinded = items.map((item) => item.blinded);
        const theirs = voprf.blindEvaluateBatch(secretKey, publicKey, blinded);
        const elements = Buffer.concat(blinded);
        const evaluated = Buffer.concat(theirs.evaluated);
        expect(verifyBatch(publicKey, elements, evaluated, theirs.proof)).toEqual({ ok: true });

        const proof = proveBatch(secretKey, publicKey, elements, evaluated);
        const full = items.map(({ input: one, blind, blinded: sent }, i) => {
          return { input: one, blind, blinded: sent, evaluated: nth(evaluated, i) };
        });
        const outputs = voprf.finalizeBatch(full, publicKey, proof);
        expect(Buffer.concat(outputs)).toEqual(Buffer.from(evaluateOwn(secretKey, batch, 1)));
      }),
      runs,
    );
  });

  it("takes the same 32 bytes for an element", () => {
    const near = fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }).map((number) => {
      return Buffer.from(number.toString(16).padStart(64, "0"), "hex");
    });
    fc.assert(
      fc.property(near, (bytes) => {
        expect(isElement(bytes)).toBe(isElementForReference(bytes));
      }),
      { numRuns: 200, seed: 9497 },
    );
  });
});

it("inverts scalars of any number at once", () => {
  const one = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
  for (const count of [0, 1, 2, 33]) {
    const scalars = randomScalars(count);
    const inverses = invertScalars(scalars);
    expect(inverses).toHaveLength(scalars.length);
    rows(scalars).forEach((scalar, i) => {
      expect(multiplyScalars(scalar, nth(inverses, i))).toEqual(one);
    });
  }
});

it("refuses to invert zero", () => {
  expect(() => invertScalars(new Uint8Array(64))).toThrow(RangeError);
});

function isElementForReference(bytes: Uint8Array): boolean {
  try {
    return !ristretto255.Point.fromBytes(bytes).is0();
  } catch {
    return false;
  }
}
