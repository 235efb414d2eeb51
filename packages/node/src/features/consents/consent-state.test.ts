import fc from "fast-check";
import { expect, test } from "vitest";
import { consentAfter, type ConsentState, type ConsentWord } from "./consent-state.ts";

test("A consent that was refused or taken back never holds again, whatever comes after or before", () => {
  const words = fc.array(fc.constantFrom<ConsentWord>("granted", "not-granted"), { maxLength: 6 });
  const first = fc.constantFrom<ConsentState>("asked", "expired");
  fc.assert(
    fc.property(first, words, (start, all) => {
      const end = all.reduce<ConsentState>(consentAfter, start);
      expect(end === "granted").toBe(all.length > 0 && all.every((word) => word === "granted"));
      expect(["refused", "withdrawn"].includes(end)).toBe(all.includes("not-granted"));
    }),
    { seed: 31, numRuns: 1_000 },
  );
});
