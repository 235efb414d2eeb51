import { describe, expect, test } from "vitest";
import { partnerState } from "./partner-state.ts";

describe("A partner", () => {
  const now = new Date("2026-06-01T12:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

  test("is up when it was heard of in the last two minutes, else down", () => {
    expect(partnerState(ago(119), false, now)).toBe("up");
    expect(partnerState(ago(121), false, now)).toBe("down");
  });

  test("is down when messages to it fail, and unknown before it was ever heard of", () => {
    expect(partnerState(ago(1), true, now)).toBe("down");
    expect(partnerState(null, false, now)).toBe("unknown");
  });
});
