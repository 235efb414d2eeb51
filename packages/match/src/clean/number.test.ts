import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";

const number = (raw: string, context = {}) => {
  const cleaned = cleanValue("number", raw, context);
  if (!cleaned.ok) return cleaned.reason;
  return cleaned.note ? `${cleaned.value} ${cleaned.note}` : cleaned.value;
};

describe("a number", () => {
  it.each([
    ["1250", "1250"],
    ["1.234,56", "1234.56"],
    ["1,234.56", "1234.56"],
    ["1 234,5", "1234.5"],
    ["1\u202f234\u00a0567", "1234567"],
    ["1'234.50", "1234.5"],
    ["1.234.567", "1234567"],
    ["0,5", "0.5"],
    [".5", "0.5"],
    ["−3,20", "-3.2"],
    ["-0", "0"],
    ["007", "7"],
    ["٣٫٥", "3.5"],
    ["123456789012345678901234.5", "123456789012345678901234.5"],
  ])("%s is %s", (raw, expected) => {
    expect(number(raw)).toBe(expected);
  });

  it("whose only separator stands before three digits is noted", () => {
    expect(number("1.234")).toBe("1.234 separator-ambiguous");
    expect(number("1,234")).toBe("1.234 separator-ambiguous");
    expect(number("1,234", { country: "gb" })).toBe("1234");
    expect(number("51.234", { property: "latitude" })).toBe("51.234");
  });

  it.each([
    ["12 kg", "has-unit"],
    ["€ 12", "has-unit"],
    ["many", "not-a-number"],
    ["1.23.4", "not-a-number"],
    ["12 34", "not-a-number"],
    ["1,2,3", "not-a-number"],
    ["1e5", "has-unit"],
  ])("%s is refused: %s", (raw, reason) => {
    expect(number(raw)).toBe(reason);
  });
});
