import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetToShow, rowsInSight, slotsFor } from "./rows-in-sight.ts";

const lists = fc.record({
  offset: fc.double({ min: 0, max: 2_000_000, noNaN: true }),
  view: fc.double({ min: 1, max: 3_000, noNaN: true }),
  height: fc.integer({ min: 20, max: 80 }),
  count: fc.integer({ min: 0, max: 60_000 }),
});
const seed = 20_260_101;

describe("The rows in sight", () => {
  test("are all drawn", () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const { offset, view, height, count } = list;
        const row = Math.floor((offset + share * view) / height);
        fc.pre(row < count);
        const { first, end } = rowsInSight(list, height, count);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(end);
      }),
      { seed },
    );
  });

  test("are rows of the list, few, and each has an element of its own", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { first, end } = rowsInSight(list, list.height, list.count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(list.count);
        expect(end - first).toBeLessThanOrEqual(slotsFor(list.view, list.height));
      }),
      { seed },
    );
  });
});

describe("A row that is to be shown", () => {
  test("is then in sight as a whole", () => {
    fc.assert(
      fc.property(lists, fc.nat(60_000), fc.boolean(), (list, index, centred) => {
        const { view, height } = list;
        fc.pre(view >= height);
        const to = offsetToShow(index, centred ? "center" : "nearest", list, height);
        expect(to).toBeLessThanOrEqual(index * height);
        expect(to + view).toBeGreaterThanOrEqual((index + 1) * height);
      }),
      { seed },
    );
  });

  test("does not move a list that shows it already", () => {
    const sight = { offset: 3_600, view: 360 };
    for (const index of [100, 104, 109])
      expect(offsetToShow(index, "nearest", sight, 36)).toBe(sight.offset);
  });

  test("moves the list no further than it has to", () => {
    const sight = { offset: 3_600, view: 360 };
    expect(offsetToShow(99, "nearest", sight, 36)).toBe(3_564);
    expect(offsetToShow(110, "nearest", sight, 36)).toBe(3_636);
  });

  test("is in the middle when that is asked for, as far as the list has a beginning", () => {
    expect(offsetToShow(100, "center", { offset: 0, view: 360 }, 36)).toBe(3_600 - 162);
    expect(offsetToShow(1, "center", { offset: 0, view: 360 }, 36)).toBe(0);
  });
});
