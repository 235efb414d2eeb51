import { describe, expect, test } from "vitest";
import { findOddReadings, type Reading } from "./odd-readings.ts";

const read = (count: number, more: Partial<Reading> = {}): Reading[] =>
  Array.from({ length: count }, (_, index) => ({
    recordId: `${more.caseId ?? "none"} ${index}`,
    caseId: null,
    justification: `reason ${index}`,
    ...more,
  }));

describe("Odd readings", () => {
  test("are 200 records opened outside any case", () => {
    expect(findOddReadings(read(200))).toEqual({
      pattern: "records-without-case",
      records: 200,
      of: 200,
    });
    expect(findOddReadings(read(199))).toBeNull();
  });

  test("are a hundred records with one justification, whatever its blanks and capitals", () => {
    const words = ["Drug inquiry", "drug  inquiry.", "DRUG INQUIRY"];
    const readings = read(100).map((one, index) => ({ ...one, justification: words[index % 3]! }));
    expect(findOddReadings(readings)).toEqual({
      pattern: "justification-repeated",
      records: 100,
      of: 100,
    });
  });

  test("are not those of an analyst who works in cases and looks up some records beside", () => {
    expect(findOddReadings([...read(900, { caseId: "c" }), ...read(210)])).toBeNull();
    const purpose = { caseId: "c", justification: "purpose of the case" };
    expect(findOddReadings([...read(400, purpose), ...read(60)])).toBeNull();
  });

  test("are not the same record opened again and again", () => {
    const again = read(500, { recordId: "one", justification: "same" });
    expect(findOddReadings(again)).toBeNull();
  });
});
