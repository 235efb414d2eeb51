import { describe, expect, it } from "vitest";
import { formatPartialDate } from "./format-date.ts";

describe("a date for people", () => {
  it.each([
    ["2024-05-31", "31 May 2024", "31 mai 2024", "31 mei 2024"],
    ["2024-05", "May 2024", "mai 2024", "mei 2024"],
    ["2024", "2024", "2024", "2024"],
    ["1985~", "about 1985", "vers 1985", "omstreeks 1985"],
    [
      "1985-XX-12",
      "12 … 1985 (month unknown)",
      "12 … 1985 (mois inconnu)",
      "12 … 1985 (maand onbekend)",
    ],
    ["not a date", "not a date", "not a date", "not a date"],
  ])("%s is written in English, French and Dutch", (text, english, french, dutch) => {
    expect(formatPartialDate(text, "en")).toBe(english);
    expect(formatPartialDate(text, "fr")).toBe(french);
    expect(formatPartialDate(text, "nl")).toBe(dutch);
  });

  it("shows an instant in the zone that is asked for", () => {
    expect(formatPartialDate("2024-05-31T23:05:00Z", "en")).toContain("31 May 2024");
    const inBrussels = formatPartialDate("2024-05-31T23:05:00Z", "en", "Europe/Brussels");
    expect(inBrussels).toContain("1 June 2024");
    expect(inBrussels).toContain("01:05:00");
  });
});
