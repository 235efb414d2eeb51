import { describe, expect, test } from "vitest";
import { ownDecision, stateOf } from "./state.ts";

describe("The state of a hit", () => {
  test.each([
    [null, null, "new"],
    ["confirmed", null, "confirmed-here"],
    [null, "confirmed", "confirmed-there"],
    ["confirmed", "confirmed", "confirmed"],
    ["dismissed", null, "dismissed"],
    ["dismissed", "confirmed", "dismissed"],
    [null, "dismissed", "dismissed"],
    ["confirmed", "dismissed", "dismissed"],
  ] as const)("with %s here and %s there is %s", (own, partner, state) => {
    expect(stateOf(own, partner)).toBe(state);
  });

  test("does not mistake a reason for a confirmation", () => {
    expect(ownDecision({ confirmed_by: null, dismissed_reason: "by-partner" })).toBe("dismissed");
    expect(ownDecision({ confirmed_by: "someone", dismissed_reason: null })).toBe("confirmed");
    expect(ownDecision({ confirmed_by: null, dismissed_reason: null })).toBeNull();
  });
});
