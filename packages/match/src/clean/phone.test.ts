import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";

const phone = (raw: string, country?: string) => {
  const cleaned = cleanValue("phone", raw, country === undefined ? {} : { country });
  if (!cleaned.ok) return cleaned.reason;
  return cleaned.note ? `${cleaned.value} ${cleaned.note}` : cleaned.value;
};

describe("a phone", () => {
  it.each([
    ["06 39 98 00 12", "fr", "+33639980012"],
    ["(0)6.39.98.00.12", "FR", "+33639980012"],
    ["0033 6 39 98 00 12", "be", "+33639980012"],
    ["+33 (0)6 39 98 00 12", "be", "+33639980012"],
    ["tel: +33639980012", undefined, "+33639980012"],
    ["0039 06 39 98 00 12", undefined, "+390639980012"],
    ["٠٦٣٩٩٨٠٠١٢", "fr", "+33639980012"],
    ["0470/00.00.00", "be", "+32470000000"],
  ])("%s of %s is %s", (raw, country, expected) => {
    expect(phone(raw, country)).toBe(expected);
  });

  it("of a range reserved for fiction passes", () => {
    expect(phone("+44 7700 900123")).toBe("+447700900123");
    expect(phone("01 99 00 12 34", "fr")).toBe("+33199001234");
    expect(phone("+1 202 555 0123")).toBe("+12025550123");
  });

  it("loses its extension, with a note", () => {
    expect(phone("+33 1 99 00 12 34 ext 12")).toBe("+33199001234 extension-dropped");
  });

  it.each([
    ["112", "be", "too-short"],
    ["06 39 98 00 12", undefined, "country-missing"],
    ["+33 6 39 98", undefined, "impossible-number"],
    ["+999 12 34 56 78", undefined, "format-wrong"],
    ["unknown 12345", "be", "format-wrong"],
    ["+33639980012, +33639980013", undefined, "several-values"],
    ["+33639980012 / +33639980013", undefined, "several-values"],
  ])("%s of %s is refused: %s", (raw, country, reason) => {
    expect(phone(raw, country)).toBe(reason);
  });
});
