import { maxValueLength, propertyTypes } from "@entente/model";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";
import type { CleanContext } from "./cleaned.ts";

const contexts = fc.record<CleanContext>(
  {
    country: fc.constantFrom("be", "GB", "es", "us", "it", "xx"),
    dateOrder: fc.constantFrom("dmy", "mdy", "ymd"),
    excelSerials: fc.boolean(),
    property: fc.constantFrom("birthDate", "latitude", "name"),
  },
  { requiredKeys: [] },
);

/** Strings of any characters, and strings that look like values. */
const raws = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.stringMatching(/^[0-9XUx?~%+\-., :/()'TZE]{0,24}$/),
  fc.stringMatching(/^[A-Za-z]{2}[0-9]{2}[0-9A-Z]{8,24}$/),
  fc.stringMatching(
    /^(ca\. |~)?[0-9]{1,2}[-./ ](mai|juni|[0-9]{1,2})[-./ ][0-9]{2,4}( [0-9]{2}:[0-9]{2})?$/,
  ),
  fc.emailAddress(),
  fc.webUrl(),
);

describe("the cleaning of any value", () => {
  it.each(propertyTypes)("of type %s never throws and is stable once done", (type) => {
    fc.assert(
      fc.property(raws, contexts, (raw, context) => {
        const once = cleanValue(type, raw, context);
        if (!once.ok) return;
        expect(once.value.length).toBeLessThanOrEqual(maxValueLength);
        expect(cleanValue(type, once.value, context)).toMatchObject({
          ok: true,
          value: once.value,
        });
      }),
      { seed: 1985, numRuns: 400 },
    );
  });

  it.each(propertyTypes)("of type %s takes ten thousand hostile characters", (type) => {
    const piles = [
      "e\u0301\u0323",
      " ",
      ",",
      "-",
      "0",
      "1/",
      "A",
      "\ud800",
      "\u202e",
      "\ufdfa",
      ">",
      "@.",
      "+(",
    ];
    for (const pile of piles) {
      const raw = pile.repeat(maxValueLength).slice(0, maxValueLength);
      for (const text of [raw, `x${raw.slice(2)}y`]) {
        const cleaned = cleanValue(type, text, { country: "be" });
        const said = cleaned.ok ? cleaned.value : cleaned.hint;
        expect(said.length).toBeGreaterThan(0);
        expect(said.length).toBeLessThanOrEqual(maxValueLength);
      }
    }
    expect(cleanValue(type, "x".repeat(maxValueLength + 1))).toMatchObject({ reason: "too-long" });
  });

  it.each(propertyTypes.filter((type) => type !== "entity"))(
    "of type %s refuses what holds nothing to see",
    (type) => {
      expect(cleanValue(type, " \t\u200b\u202e ")).toMatchObject({ ok: false, reason: "empty" });
    },
  );

  it("notes characters that were lost in a wrong encoding", () => {
    expect(cleanValue("name", "Jos\ufffd")).toMatchObject({ note: "unreadable-characters" });
    expect(cleanValue("name", "Jos\ud800")).toMatchObject({ note: "unreadable-characters" });
  });

  it("gives references to other records back as they are", () => {
    expect(cleanValue("entity", " a ")).toEqual({ ok: true, value: " a " });
  });
});
