import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guarded, parseRowKey, reportColumnsIn, unguarded } from "./report-columns.ts";

describe("A cell of a report", () => {
  test("never begins as a formula does", () => {
    for (const cell of ["=1+1", "+32470123456", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
      expect(guarded(cell)).toBe(`'${cell}`);
    expect(guarded("O'Neill")).toBe("O'Neill");
    expect(guarded("'t Hooft")).toBe("'t Hooft");
  });

  test("comes back as it was", () => {
    const cell = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "a", "\t", " ") });
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
      { seed: 5 },
    );
  });
});

describe("A report", () => {
  test("is recognised by the column of its keys", () => {
    expect(reportColumnsIn(["name", "entente_key", "entente_problem", "entente_hint"])).toEqual({
      key: 1,
      hidden: new Set([1, 2, 3]),
    });
    expect(reportColumnsIn(["name", "problem"])).toBeUndefined();
  });

  test("has keys that name an import and a row of it", () => {
    const importId = "0190a000-0000-7000-8000-000000000001";
    const token = "0123456789abcdef0123456789abcdef";
    expect(parseRowKey(`${importId}/${token}`)).toEqual({ importId, token });
    expect(parseRowKey(`${importId}/`)).toEqual({ importId, token: undefined });
    expect(parseRowKey("../etc/passwd")).toBeUndefined();
  });
});
