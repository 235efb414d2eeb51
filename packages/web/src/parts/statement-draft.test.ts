import { describe, expect, test } from "vitest";
import { emptyDraft, handlingOf, inputOf, isComplete } from "./statement-draft.ts";

const draft = { ...emptyDraft, property: "name", value: " Jan ", source: " PV 1 " };

describe("a statement being written", () => {
  test("is complete with property, value and source", () => {
    expect(isComplete(draft)).toBe(true);
    expect(isComplete({ ...draft, source: "  " })).toBe(false);
  });

  test("is not complete with H3 and no words for it", () => {
    expect(isComplete({ ...draft, codes: ["H3"] })).toBe(false);
    expect(isComplete({ ...draft, codes: ["H3"], restriction: "not to the press" })).toBe(true);
  });

  test("is sent without blanks around and without what was left empty", () => {
    expect(inputOf(draft)).toEqual({
      property: "name",
      value: "Jan",
      source: "PV 1",
      grade: { scale: "4x4", source: "X", information: "4" },
      handling: { codes: ["H0"] },
      nature: "fact",
    });
  });

  test("says which statement it takes the place of", () => {
    expect(inputOf(draft, "an-id").supersedes).toBe("an-id");
  });
});

test("a handling has a restriction exactly when H3 is among its codes", () => {
  expect(handlingOf(["H1"], "left over")).toEqual({ codes: ["H1"] });
  expect(handlingOf(["H1", "H3"], " not to X ")).toEqual({
    codes: ["H1", "H3"],
    restriction: "not to X",
  });
});
