import { describe, expect, it } from "vitest";
import { checksOut } from "./checks-out.ts";
import { cleanValue } from "./clean-value.ts";

describe("an identifier", () => {
  it.each([
    ["container", "xxxu 305438-4", "XXXU3054384"],
    ["imo", "IMO 0100006", "0100006"],
    ["imei", "00-101001-234567-2", "001010012345672"],
    ["iban", "NL50 xxxx 0000 0000 00", "NL50XXXX0000000000"],
    ["document", "xx-00.12/345", "XX0012345"],
    ["plate", "1-abc-123", "1ABC123"],
    ["locode", "be anr", "BEANR"],
    ["hs", "0803.90", "080390"],
    ["mmsi", "MMSI 200123456", "200123456"],
    ["imsi", "001 01 9876543210", "001019876543210"],
  ] as const)("of type %s: %s is %s", (type, raw, value) => {
    expect(cleanValue(type, raw)).toEqual({ ok: true, value });
    expect(checksOut(type, value)).toBe(true);
  });

  it.each([
    ["container", "XXXU3054383"],
    ["imo", "0100007"],
    ["imei", "001010012345671"],
    ["iban", "NL51XXXX0000000000"],
  ] as const)(
    "of type %s with a wrong check digit (%s) is kept, but does not check out",
    (type, value) => {
      expect(cleanValue(type, value)).toEqual({ ok: true, value, note: "check-digit-wrong" });
      expect(checksOut(type, value)).toBe(false);
    },
  );

  it("of a plate is the same in Latin, Arabic and Cyrillic letters", () => {
    expect(cleanValue("plate", "12345 | أ | 6")).toEqual({ ok: true, value: "12345A6" });
    expect(cleanValue("plate", "12345 | ب | 6")).toEqual({ ok: true, value: "12345B6" });
    expect(cleanValue("plate", "А 123 ВС 77")).toEqual({ ok: true, value: "A123BC77" });
  });

  it("in Arabic digits is the same as in Latin ones", () => {
    expect(cleanValue("document", "١٢٣٤٥٦")).toEqual({ ok: true, value: "123456" });
  });

  it.each([
    ["iban", "001-1234567-12", "format-wrong"],
    ["iban", "NL50XXXX00000000", "format-wrong"],
    ["document", "inconnu", "placeholder"],
    ["container", "XXXA3054384", "category-wrong"],
  ] as const)("of type %s: %s is refused: %s", (type, raw, reason) => {
    expect(cleanValue(type, raw)).toMatchObject({ ok: false, reason });
  });
});
