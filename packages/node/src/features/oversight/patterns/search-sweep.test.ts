import { containerCheckDigit } from "@entente/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSweep, type Search } from "./search-sweep.ts";

const container = (serial: number) => {
  const code = `XXXU${String(serial).padStart(6, "0")}`;
  return `${code}${containerCheckDigit(code)}`;
};
const missed = (query: string): Search => ({ query, found: 0 });

/** How many searches were needed until the sweep was found; null when it was not. */
function foundAfter(searches: readonly Search[]): number | null {
  for (let count = 1; count <= searches.length; count++)
    if (findSweep(searches.slice(0, count))) return count;
  return null;
}

describe("A sweep", () => {
  test("of 1,000 container numbers is found after 25 of them", () => {
    const searches = Array.from({ length: 1_000 }, (_, index) =>
      missed(container(305_000 + index)),
    );
    expect(foundAfter(searches)).toBe(25);
    expect(findSweep(searches.slice(0, 25))).toEqual({
      pattern: "serial-numbers",
      values: 25,
      found: 0,
      shape: "AAAA9999999",
    });
  });

  test("of phone numbers is found in whatever notation, up, down or mixed", () => {
    const numbers = Array.from({ length: 60 }, (_, index) => 470_000_000 + index);
    const notations = [
      (n: number) => `+32 ${String(n).replace(/(...)(..)(..)(..)/, "$1 $2 $3 $4")}`,
      (n: number) => `+32${n}`,
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(numbers, { minLength: 60 }),
        fc.array(fc.constantFrom(...notations), { minLength: 60, maxLength: 60 }),
        (order, written) => {
          const searches = order.map((n, at) => missed(written[at]?.(n) ?? ""));
          expect(findSweep(searches)?.pattern).toBe("serial-numbers");
        },
      ),
      { seed: 5, numRuns: 30 },
    );
  });

  test("of numbers far apart is found when a hundred that begin alike find next to nothing", () => {
    const searches = Array.from({ length: 150 }, (_, index) =>
      missed(container((index * 654_321) % 1_000_000)),
    );
    expect(foundAfter(searches)).toBe(100);
  });

  test("of names in the order of the alphabet is found after 30, accents and case apart", () => {
    const names = Array.from({ length: 40 }, (_, i) =>
      missed(`${i % 2 ? "É" : "e"}${"abcdefghij"[(i / 4) | 0]}${"abcd"[i % 4]}n`),
    );
    expect(foundAfter(names)).toBe(30);
    expect(foundAfter(names.toReversed())).toBe(30);
  });
});

describe("Not a sweep", () => {
  test("is an analyst's day: names as they come, typed letter by letter, and numbers of a case", () => {
    const names = ["yassine", "ben brahim", "transports", "van acker", "mistral", "el idrissi"];
    const typed = (word: string) =>
      Array.from({ length: word.length }, (_, end) => missed(word.slice(0, end + 1)));
    const word = fc.oneof(
      fc.constantFrom(...names).map(typed),
      fc
        .integer({ min: 0, max: 999_999 })
        .map((serial) => [{ query: container(serial), found: 1 }]),
      fc.integer({ min: 460_000_000, max: 499_999_999 }).map((n) => [missed(`+32${n}`)]),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 40, maxLength: 80 }), (day) => {
        expect(findSweep(day.flat())).toBeNull();
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  test("is one name typed to its end, and taken back", () => {
    const alphabet = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    const typed = Array.from(alphabet, (_, end) => missed(alphabet.slice(0, end + 1)));
    expect(findSweep([...typed, ...typed.toReversed()])).toBeNull();
  });

  test("is a bill of lading with 20 containers of one owner next to each other", () => {
    const searches = Array.from({ length: 20 }, (_, index) => missed(container(700_000 + index)));
    expect(findSweep(searches)).toBeNull();
  });

  test("is the same number asked a hundred times", () => {
    expect(findSweep(Array.from({ length: 100 }, () => missed(container(1))))).toBeNull();
  });

  test("are 300 checked numbers of a list that are mostly known", () => {
    const searches = Array.from({ length: 300 }, (_, index) => ({
      query: container((index * 654_321) % 1_000_000),
      found: index % 10 === 0 ? 1 : 0,
    }));
    expect(findSweep(searches)).toBeNull();
  });
});
