import { describe, expect, it } from "vitest";
import { cleanValue } from "./clean-value.ts";
import type { CleanContext } from "./cleaned.ts";

const date = (raw: string, context?: CleanContext) => {
  const cleaned = cleanValue("date", raw, context);
  if (!cleaned.ok) return cleaned.reason;
  return cleaned.note ? `${cleaned.value} ${cleaned.note}` : cleaned.value;
};

describe("a date as people write it", () => {
  it.each([
    ["31/05/1985", "1985-05-31"],
    ["31.5.1985", "1985-05-31"],
    ["31-05-1985", "1985-05-31"],
    ["1985/5/31", "1985-05-31"],
    ["19850531", "1985-05-31"],
    ["31051985", "1985-05-31"],
    ["05/1985", "1985-05"],
    ["1985-5", "1985-05"],
    ["1985", "1985"],
    ["31 mai 1985", "1985-05-31"],
    ["1er mai 1985", "1985-05-01"],
    ["le 3 févr. 1985", "1985-02-03"],
    ["12 februari 1985", "1985-02-12"],
    ["3 mrt. 1985", "1985-03-03"],
    ["3 March 1985", "1985-03-03"],
    ["March 3rd, 1985", "1985-03-03"],
    ["12 de mayo de 1985", "1985-05-12"],
    ["vrijdag 31 mei 1985", "1985-05-31"],
    ["31-May-1985", "1985-05-31"],
    ["août 2024", "2024-08"],
    ["٣١/٠٥/١٩٨٥", "1985-05-31"],
  ])("%s is %s", (raw, expected) => {
    expect(date(raw)).toBe(expected);
  });

  it.each([
    ["00/00/1985", "1985"],
    ["00/05/1985", "1985-05"],
    ["1985-00-00", "1985"],
    ["19850000", "1985"],
    ["XX/05/1985", "1985-05"],
    ["12/??/1985", "1985-XX-12"],
    ["ca. 1985", "1985~"],
    ["vers 1985", "1985~"],
    ["omstreeks mei 1985", "1985-05~"],
    ["1985 ?", "1985~"],
    ["± 1985", "1985~"],
  ])("%s keeps what is unknown unknown: %s", (raw, expected) => {
    expect(date(raw)).toBe(expected);
  });

  it("is read in the order of the file, and noted where the order had to be assumed", () => {
    expect(date("03/04/1985")).toBe("1985-04-03 date-order-assumed");
    expect(date("03/04/1985", { dateOrder: "dmy" })).toBe("1985-04-03");
    expect(date("03/04/1985", { dateOrder: "mdy" })).toBe("1985-03-04");
    expect(date("05/31/1985")).toBe("1985-05-31 date-order-swapped");
    expect(date("31/05/1985", { dateOrder: "mdy" })).toBe("1985-05-31 date-order-swapped");
  });

  it("with a two-digit year is kept and noted; a birth lies in the past", () => {
    expect(date("31.05.85")).toBe("1985-05-31 two-digit-year");
    expect(date("31.05.24")).toBe("2024-05-31 two-digit-year");
    expect(date("31.05.24", { property: "birthDate" })).toBe("1924-05-31 two-digit-year");
    expect(date("85-05-31", { dateOrder: "ymd" })).toBe("1985-05-31 two-digit-year");
    expect(date("31 mai 85")).toBe("1985-05-31 two-digit-year");
  });

  it.each([
    ["31/02/1985", "no-such-day"],
    ["1985-02-31", "no-such-day"],
    ["31 februari 1985", "no-such-day"],
    ["19850231", "no-such-day"],
    ["13/13/1985", "no-such-month"],
    ["310585", "date-ambiguous"],
    ["31/05", "date-format-unknown"],
    ["31198", "date-format-unknown"],
    ["mañana", "date-format-unknown"],
    ["12 floréal 1985", "date-format-unknown"],
    ["31/05/1985 25:00", "no-such-time"],
  ])("%s is refused: %s", (raw, reason) => {
    expect(date(raw)).toBe(reason);
  });
});

describe("a date with a time", () => {
  it.each([
    ["2024-05-31T14:05:00Z", "2024-05-31T14:05:00Z"],
    ["2024-05-31T14:05:09.123+02:00", "2024-05-31T12:05:09Z"],
    ["2024-01-01 00:30:00 +0100", "2023-12-31T23:30:00Z"],
    ["20240531140500", "2024-05-31T14:05:00Z time-zone-assumed"],
    ["31/05/2024 14:05", "2024-05-31T14:05:00Z time-zone-assumed"],
    ["31/05/2024 à 14h05", "2024-05-31T14:05:00Z time-zone-assumed"],
    ["5/31/2024 2:05 PM", "2024-05-31T14:05:00Z date-order-swapped"],
  ])("%s is the instant %s", (raw, expected) => {
    expect(date(raw)).toBe(expected);
  });

  it("at midnight without a zone is a day that a program has written", () => {
    expect(date("1985-05-31 00:00:00")).toBe("1985-05-31");
  });
});

describe("a spreadsheet's serial number", () => {
  it("is read only when it is asked for", () => {
    expect(date("45443", { excelSerials: true })).toBe("2024-05-31");
    expect(date("45443.5", { excelSerials: true })).toBe("2024-05-31T12:00:00Z");
    expect(date("45443")).toBe("date-format-unknown");
    expect(date("1985", { excelSerials: true })).toBe("1985");
  });
});
