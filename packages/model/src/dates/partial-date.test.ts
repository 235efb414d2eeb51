import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import invalid from "../../../../conformance/partial_date_invalid.json" with { type: "json" };
import valid from "../../../../conformance/partial_date_valid.json" with { type: "json" };
import { compareDates, dateRange, parsePartialDate, partialDateText } from "./index.ts";
import type { PartialDate } from "./partial-date.ts";

function read(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.hint}`);
  return parsed.value;
}

describe("a partial date", () => {
  it.each(valid)("$input is $value, from $earliest to $latest", (vector) => {
    const date = read(vector.input);
    expect(partialDateText(date)).toBe(vector.value);
    expect(dateRange(date)).toEqual({ earliest: vector.earliest, latest: vector.latest });
  });

  it.each(invalid)("$input is refused: $reason", ({ input, reason }) => {
    expect(parsePartialDate(input)).toMatchObject({ ok: false, reason });
  });

  it("of 31 February is refused with the number of days there are", () => {
    expect(parsePartialDate("2024-02-31")).toMatchObject({
      hint: "Month 2 of 2024 has 29 days, so there is no day 31.",
    });
  });

  it("knows the same days as the platform's calendar", () => {
    const instants = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const text = `${instant.toISOString().slice(0, 19)}Z`;
        expect(partialDateText(read(text))).toBe(text);
      }),
      { seed: 8601 },
    );
  });
});

describe("two dates", () => {
  it("agree part by part, and a part that one lacks is unknown", () => {
    expect(compareDates(read("1985-05-31"), read("1985-06"))).toEqual({
      year: "same",
      month: "different",
      day: "unknown",
      swapped: false,
    });
  });

  it("show day and month in each other's place", () => {
    expect(compareDates(read("1985-03-04"), read("1985-04-03")).swapped).toBe(true);
    expect(compareDates(read("1985-03-04"), read("1986-04-03")).swapped).toBe(false);
    expect(compareDates(read("1985-04-04"), read("1985-04-04")).swapped).toBe(false);
  });
});
