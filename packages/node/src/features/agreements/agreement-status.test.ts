import { describe, expect, test } from "vitest";
import { agreementStatus } from "./agreement-status.ts";
import { partnerState } from "./partner-state.ts";

const agreement = {
  terms: {
    parties: ["be-brussels", "fr-marseille"] as [string, string],
    validFrom: "2026-01-01",
    validUntil: "2026-12-31",
  },
  signatures: { "be-brussels": "x", "fr-marseille": "y" },
  suspended: null,
};
const at = (instant: string) => agreementStatus(agreement, new Date(instant));

describe("An agreement", () => {
  test("is in force from its first day to the end of its last, in UTC", () => {
    expect(at("2025-12-31T23:59:59.999Z")).toMatchObject({ reason: "agreement-not-yet-valid" });
    expect(at("2026-01-01T00:00:00Z")).toEqual({ ok: true });
    expect(at("2026-12-31T23:59:59.999Z")).toEqual({ ok: true });
    expect(at("2027-01-01T00:00:00Z")).toMatchObject({ reason: "agreement-expired" });
  });

  test("is not in force with one signature, nor while suspended", () => {
    const now = new Date("2026-06-01T00:00:00Z");
    const oneSided = { ...agreement, signatures: { "be-brussels": "x" } };
    expect(agreementStatus(oneSided, now)).toMatchObject({ reason: "signature-missing" });
    const suspended = { ...agreement, suspended: "key changed" };
    expect(agreementStatus(suspended, now)).toMatchObject({ reason: "agreement-suspended" });
  });
});

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
