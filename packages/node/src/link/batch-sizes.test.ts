import fc from "fast-check";
import { expect, test } from "vitest";
import { openBatchSizes } from "./batch-sizes.ts";

test("A partner that is slow gets less at once, until it answers again", () => {
  const sizes = openBatchSizes(200);
  const seen = [sizes.of("slow")];
  for (let time = 0; time < 5; time++) {
    sizes.slow("slow");
    seen.push(sizes.of("slow"));
  }
  expect(seen).toEqual([200, 50, 12, 3, 1, 1]);
  expect(sizes.of("another")).toBe(200);
  const grown = Array.from({ length: 9 }, () => {
    sizes.answered("slow");
    return sizes.of("slow");
  });
  expect(grown).toEqual([2, 4, 8, 16, 32, 64, 128, 200, 200]);
});

test("Whatever a partner does, there is something to send, and never more than the most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.boolean()), (most, answers) => {
      const sizes = openBatchSizes(most);
      for (const answered of answers) {
        if (answered) sizes.answered("one");
        else sizes.slow("one");
        expect(sizes.of("one")).toBeGreaterThanOrEqual(1);
        expect(sizes.of("one")).toBeLessThanOrEqual(most);
      }
    }),
    { seed: 3 },
  );
});
