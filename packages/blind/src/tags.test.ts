import { hkdfSync } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { ready } from "./sodium.ts";
import { tagOf, tagsOf } from "./tags.ts";

const outputs = fc
  .integer({ min: 0, max: 5 })
  .chain((count) => fc.uint8Array({ minLength: count * 64, maxLength: count * 64 }));

beforeAll(ready);

function expected(output: Uint8Array, label: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync("sha512", output, new Uint8Array(), label, length));
}

it("derives what HKDF-SHA512 of Node derives, in the order of the outputs", () => {
  fc.assert(
    fc.property(outputs, (flat) => {
      const { tags, proofKeys } = tagsOf(flat);
      expect(tags).toHaveLength(flat.length / 4);
      expect(proofKeys).toHaveLength(flat.length / 2);
      for (let i = 0; i < flat.length / 64; i++) {
        const output = flat.slice(i * 64, (i + 1) * 64);
        const tag = expected(output, "entente/tag/v1", 16);
        const proofKey = expected(output, "entente/proof/v1", 32);
        expect(tags.slice(i * 16, (i + 1) * 16)).toEqual(tag);
        expect(proofKeys.slice(i * 32, (i + 1) * 32)).toEqual(proofKey);
        expect(tagOf(output)).toEqual({ tag, proofKey });
      }
    }),
    { numRuns: 30, seed: 5869 },
  );
});

it("refuses outputs of another length", () => {
  expect(() => tagOf(new Uint8Array(128))).toThrow(RangeError);
  expect(() => tagOf(new Uint8Array())).toThrow(RangeError);
  expect(() => tagsOf(new Uint8Array(63))).toThrow(RangeError);
});
