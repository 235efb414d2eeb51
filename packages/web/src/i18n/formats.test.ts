import { describe, expect, test } from "vitest";
import { formatsOf } from "./formats.ts";

const hour = 3_600_000;

describe("a span of time", () => {
  test("is told in its two largest units", () => {
    expect(formatsOf("en").span(52 * hour)).toBe("2d 4h");
    expect(formatsOf("nl").span(52 * hour)).toMatch(/^2\s?d 4\s?u$/);
  });

  test("leaves out a second unit of nought", () => {
    expect(formatsOf("fr").span(72 * hour)).toBe("3j");
    expect(formatsOf("en").span(8 * hour)).toBe("8h");
  });

  test("never says that a minute is nought", () => {
    expect(formatsOf("en").span(59_000)).toBe("59s");
  });
});

describe("a date that lacks a part", () => {
  test("says no more than it knows", () => {
    const { partialDate } = formatsOf("fr");
    expect(partialDate("1979")).toBe("1979");
    expect(partialDate("1979-03")).toBe("mars 1979");
    expect(partialDate("1979-03-02")).toBe("2 mars 1979");
  });

  test("stays as it is when it is none", () => {
    expect(formatsOf("en").partialDate("XFBE9001")).toBe("XFBE9001");
  });
});

test("the second line of a record writes dates and countries as the language does", () => {
  expect(formatsOf("nl").detail("1994-11-27 · nl")).toMatch(/^27 nov\.? 1994 · NL$/);
  expect(formatsOf("nl").detail(null)).toBe("");
});

test("a country is called by its name, and by its letters when it has none", () => {
  expect(formatsOf("fr").country("be")).toBe("Belgique");
  expect(formatsOf("en").country("not a code")).toBe("not a code");
});
