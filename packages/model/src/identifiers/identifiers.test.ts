import { describe, expect, it } from "vitest";
import {
  checkDocumentNumber,
  checkHsCode,
  checkImsi,
  checkLocode,
  checkMmsi,
  checkPlate,
} from "./index.ts";

describe("an IMSI", () => {
  it.each(["001019876543210", "206019876543210", "IMSI 99999 0000000001"])("%s passes", (input) => {
    expect(checkImsi(input).ok).toBe(true);
  });

  it.each([
    ["2060198765432", "format-wrong"],
    ["2060198765432101", "format-wrong"],
    ["888888888888888", "placeholder"],
    ["801019876543210", "country-digits-unknown"],
  ])("%s is refused: %s", (input, reason) => {
    expect(checkImsi(input)).toMatchObject({ ok: false, reason });
  });
});

describe("an MMSI", () => {
  it.each(["200123456", "020012345", "002001234", "111200123", "970012345"])(
    "%s passes",
    (input) => {
      expect(checkMmsi(input)).toEqual({ ok: true, value: input });
    },
  );

  it.each([
    ["20012345", "format-wrong"],
    ["100123456", "country-digits-unknown"],
    ["980123456", "country-digits-unknown"],
  ])("%s is refused: %s", (input, reason) => {
    expect(checkMmsi(input)).toMatchObject({ ok: false, reason });
  });
});

describe("a UN/LOCODE", () => {
  it("is brought to five characters", () => {
    expect(checkLocode("be anr")).toEqual({ ok: true, value: "BEANR" });
    expect(checkLocode("US-2BH")).toEqual({ ok: true, value: "US2BH" });
  });

  it.each(["ANR", "BEANRX", "BEA1R", "Antwerpen"])("%s is refused", (input) => {
    expect(checkLocode(input)).toMatchObject({ ok: false, reason: "format-wrong" });
  });
});

describe("a commodity code", () => {
  it("loses its points and spaces", () => {
    expect(checkHsCode("0803.90.10")).toEqual({ ok: true, value: "08039010" });
    expect(checkHsCode("HS 08")).toEqual({ ok: true, value: "08" });
  });

  it.each([
    ["80390", "format-wrong"],
    ["bananas", "format-wrong"],
    ["770000", "chapter-unknown"],
    ["001234", "chapter-unknown"],
  ])("%s is refused: %s", (input, reason) => {
    expect(checkHsCode(input)).toMatchObject({ ok: false, reason });
  });
});

describe("a plate", () => {
  it("keeps letters and digits only", () => {
    expect(checkPlate(" 1-abc-123 ")).toEqual({ ok: true, value: "1ABC123" });
    expect(checkPlate("12345 | A | 6")).toEqual({ ok: true, value: "12345A6" });
  });

  it("tells the country when it is set apart, and takes none from a plate's own letters", () => {
    const belgian = { ok: true, value: "1ABC123", note: "country-dropped", country: "be" };
    expect(checkPlate("1-ABC-123 (BE)")).toEqual(belgian);
    expect(checkPlate("be: 1-ABC-123")).toEqual(belgian);
    expect(checkPlate("B-MW 123")).toEqual({ ok: true, value: "BMW123" });
  });

  it.each([
    ["-", "too-short"],
    ["1-ABC-123, 1-ABC-124", "too-long"],
  ])("%s is refused: %s", (input, reason) => {
    expect(checkPlate(input)).toMatchObject({ ok: false, reason });
  });
});

describe("the number of a document", () => {
  it("keeps letters and digits only", () => {
    expect(checkDocumentNumber("xx 00.12-3/4")).toEqual({ ok: true, value: "XX001234" });
  });

  it.each([
    ["n/a", "placeholder"],
    ["000-000", "placeholder"],
    ["12", "too-short"],
    ["1".repeat(51), "too-long"],
  ])("%s is refused: %s", (input, reason) => {
    expect(checkDocumentNumber(input)).toMatchObject({ ok: false, reason });
  });
});
