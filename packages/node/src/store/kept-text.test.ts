import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, isKeepable, keptText } from "./kept-text.ts";

const texts = fc.array(fc.constantFrom("a", "é", "💊", "\ud800", "\udc00", "\0"), {
  maxLength: 12,
});

describe("Text for the database", () => {
  test("is left as it is when it can be kept, and can be kept afterwards when it could not", () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        expect(isKeepable(keptText(text))).toBe(true);
        expect(keptText(text) === text).toBe(isKeepable(text));
        expect(keptText(text)).toHaveLength(text.length);
      }),
      { seed: 11 },
    );
  });

  test("is cut between characters", () => {
    fc.assert(
      fc.property(texts, fc.nat({ max: 14 }), (parts, length) => {
        const text = keptText(parts.join(""));
        const cut = cutText(text, length);
        expect(text.startsWith(cut)).toBe(true);
        expect(isKeepable(cut)).toBe(true);
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, length) - 1);
        expect(cut.length).toBeLessThanOrEqual(length);
      }),
      { seed: 12 },
    );
  });
});
