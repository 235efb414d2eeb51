import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PostingTable } from "./posting-table.ts";

const change = fc.record({
  hash: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer()),
  row: fc.nat({ max: 40 }),
  adds: fc.boolean(),
});

describe("a table of rows by key", () => {
  it("holds what a map of sets holds, whatever is added and removed", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
        const table = new PostingTable();
        const sets = new Map<number, Set<number>>();
        for (const { hash, row, adds } of changes) {
          const rows = sets.get(hash) ?? new Set();
          sets.set(hash, rows);
          if (!adds) table.remove(hash, row);
          else if (!rows.has(row)) table.add(hash, row);
          rows[adds ? "add" : "delete"](row);
        }
        for (const [hash, rows] of sets) {
          expect(table.countOf(hash)).toBe(rows.size);
          expect(new Set(table.rowsOf(hash))).toEqual(rows);
        }
        expect(table.size).toBe([...sets.values()].filter((rows) => rows.size > 0).length);
      }),
      { seed: 11 },
    );
  });

  it("keeps all keys while it grows, and forgets those that are gone", () => {
    const table = new PostingTable();
    for (let key = 0; key < 50_000; key++) table.add(key * 7_919, key);
    for (let key = 0; key < 50_000; key += 2) table.remove(key * 7_919, key);
    for (let key = 50_000; key < 100_000; key++) table.add(key * 7_919, key);
    expect(table.size).toBe(75_000);
    expect([...table.rowsOf(7_919)]).toEqual([1]);
    expect(table.countOf(2 * 7_919)).toBe(0);
  });
});
