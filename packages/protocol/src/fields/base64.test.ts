import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64Blocks, base64Bytes, fromBase64, toBase64 } from "./base64.ts";

describe("Base64", () => {
  test("gives back the bytes it was made from", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
      }),
      { seed: 4648 },
    );
  });

  test.each(["AA", "AA=", "AB==", " AAAA", "AAAA\n", "-_-_", "A", "====", "AAAA===="])(
    "is not read when written otherwise: %j",
    (text) => {
      expect(() => fromBase64(text)).toThrow(RangeError);
    },
  );

  test("of a number of bytes has neither more nor fewer", () => {
    const sixteen = base64Bytes(16);
    const lengths = [0, 15, 16, 17, 32].filter(
      (length) => sixteen.safeParse(toBase64(new Uint8Array(length))).success,
    );
    expect(lengths).toEqual([16]);
  });

  test("of blocks has whole ones, as many as allowed", () => {
    const blocks = base64Blocks(28, 1, 3);
    const lengths = [0, 27, 28, 29, 56, 84, 112].filter(
      (length) => blocks.safeParse(toBase64(new Uint8Array(length))).success,
    );
    expect(lengths).toEqual([28, 56, 84]);
  });
});
