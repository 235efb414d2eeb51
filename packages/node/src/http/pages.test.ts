import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor, pageOf } from "./pages.ts";

const positionSchema = z.tuple([z.string(), z.number()]);

describe("A cursor", () => {
  test("leads back to the position it was made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer(), (name, number) => {
        const cursor = encodeCursor([name, number]);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(positionSchema, cursor)).toEqual([name, number]);
      }),
      { seed: 4 },
    );
  });

  test.each(["", "x", "%", encodeCursor(["a"]), encodeCursor([1, "a"]), encodeCursor(null)])(
    "that is none of the list's is refused: %s",
    (cursor) => {
      expect(() => decodeCursor(positionSchema, cursor)).toThrow("invalid-cursor");
    },
  );

  test("is not asked for on the first page", () => {
    expect(decodeCursor(positionSchema, undefined)).toBeUndefined();
  });
});

describe("A page", () => {
  test("tells of a next one only if there is one", () => {
    const position = (row: string) => [row, 0];
    expect(pageOf(["a", "b", "c"], 2, position)).toEqual({
      items: ["a", "b"],
      next: encodeCursor(["b", 0]),
      total: null,
    });
    expect(pageOf(["a", "b"], 2, position, 2)).toEqual({ items: ["a", "b"], next: null, total: 2 });
    expect(pageOf([], 2, position)).toEqual({ items: [], next: null, total: null });
  });
});
