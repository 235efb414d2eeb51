import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  handleBytes,
  listDeltaSchema,
  maxListEntries,
  packHandles,
  packListEntries,
  tagBytes,
  unpackHandles,
  unpackListEntries,
} from "./list-delta.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const entry = fc.record({ tag: bytes(tagBytes), handle: bytes(handleBytes) });

describe("The entries of a list", () => {
  test("come out as they were packed, in their order", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const plain = (list: readonly { tag: Uint8Array; handle: Uint8Array }[]) =>
          list.map(({ tag, handle }) => [[...tag], [...handle]]);
        expect(plain(unpackListEntries(packListEntries(entries)))).toEqual(plain(entries));
      }),
      { seed: 28 },
    );
  });

  test("are at most 20,000 in one change", () => {
    const entries = Array.from({ length: maxListEntries + 1 }, () => ({
      tag: new Uint8Array(tagBytes),
      handle: new Uint8Array(handleBytes),
    }));
    const delta = { version: 1, removedHandles: "", more: false };
    const fits = (count: number) =>
      listDeltaSchema.safeParse({ ...delta, added: packListEntries(entries.slice(0, count)) })
        .success;
    expect([fits(maxListEntries), fits(maxListEntries + 1)]).toEqual([true, false]);
  });
});

test("Handles come out as they were packed", () => {
  fc.assert(
    fc.property(fc.array(bytes(handleBytes), { maxLength: 20 }), (handles) => {
      const plain = (list: readonly Uint8Array[]) => list.map((handle) => [...handle]);
      expect(plain(unpackHandles(packHandles(handles)))).toEqual(plain(handles));
    }),
    { seed: 12 },
  );
});
