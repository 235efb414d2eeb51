import { describe, expect, test } from "vitest";
import { agreementStatus } from "./agreement-status.ts";

const agreement = {
  terms: {
    parties: ["be-brussels", "fr-marseille"],
    validFrom: "2026-01-01",
    validUntil: "2026-12-31",
  },
  signatures: { "be-brussels": "x", "fr-marseille": "y" },
  suspended: null,
  endedAt: null,
};
const at = (instant: string) => agreementStatus(agreement, new Date(instant));

describe("An agreement", () => {
  test("is in force from its first day to the end of its last, in UTC", () => {
    expect(at("2025-12-31T23:59:59.999Z")).toMatchObject({ reason: "agreement-not-yet-valid" });
    expect(at("2026-01-01T00:00:00Z")).toEqual({ ok: true });
    expect(at("2026-12-31T23:59:59.999Z")).toEqual({ ok: true });
    expect(at("2027-01-01T00:00:00Z")).toMatchObject({ reason: "agreement-expired" });
  });

  test("is not in force from the instant at which a party ended it", () => {
    const ended = { ...agreement, endedAt: new Date("2026-06-01T12:00:00Z") };
    expect(agreementStatus(ended, new Date("2026-06-01T11:59:59Z"))).toEqual({ ok: true });
    expect(agreementStatus(ended, new Date("2026-06-01T12:00:00Z"))).toMatchObject({
      reason: "agreement-ended",
    });
  });

  test("is not in force with one signature, nor while suspended", () => {
    const now = new Date("2026-06-01T00:00:00Z");
    const oneSided = { ...agreement, signatures: { "be-brussels": "x" } };
    expect(agreementStatus(oneSided, now)).toMatchObject({ reason: "signature-missing" });
    const suspended = { ...agreement, suspended: "key changed" };
    expect(agreementStatus(suspended, now)).toMatchObject({ reason: "agreement-suspended" });
  });
});
