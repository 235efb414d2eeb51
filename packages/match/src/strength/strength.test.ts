import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultHitThreshold, keyTypes, strengthOf } from "./index.ts";

const ids = keyTypes.map(({ id }) => id);
const someTypes = fc.subarray(ids);

describe("strength of shared keys", () => {
  it("is nothing when nothing is shared", () => {
    expect(strengthOf([])).toEqual({ bits: 0, evidence: [] });
  });

  it("counts the birth date once, whatever number of keys hold it", () => {
    expect(strengthOf(["name-birth", "names-year"])).toEqual({
      bits: 27,
      evidence: [
        { group: "birth", bits: 13.5 },
        { group: "name", bits: 13.5 },
      ],
    });
    const { evidence } = strengthOf(["names-year", "daymonth-birthplace"]);
    expect(evidence).toContainEqual({ group: "birth", bits: 13 });
  });

  it("does not weigh a household more than a whole address", () => {
    const { evidence } = strengthOf(["names-postcode", "names-city", "names-street"]);
    expect(evidence).toContainEqual({ group: "address", bits: 12 });
  });

  it("adds the initial of the other name to the one that agrees", () => {
    const { evidence } = strengthOf(["name-birth", "initials-birth"]);
    expect(evidence).toContainEqual({ group: "name", bits: 9.5 });
  });

  it.each([
    "document",
    "registration",
    "phone",
    "email",
    "iban",
    "imei",
    "imsi",
    "plate",
    "vin",
    "imo",
    "mmsi",
    "container",
    "bill-of-lading",
    "operation-cell",
  ] as const)("lets a shared %s be a hit on its own", (type) => {
    expect(strengthOf([type]).bits).toBeGreaterThanOrEqual(defaultHitThreshold);
  });

  it.each(
    ids.filter(
      (id) =>
        /name|initials|birth|year|organisation-(?!c|p)|ship|day/.test(id) && id !== "incident-day",
    ),
  )("does not let %s alone be a hit", (type) => {
    expect(strengthOf([type]).bits).toBeLessThan(defaultHitThreshold);
  });

  it("never falls when more is shared, and never exceeds the plain sum of its evidence", () => {
    fc.assert(
      fc.property(someTypes, someTypes, (some, more) => {
        const less = strengthOf(some);
        const all = strengthOf([...some, ...more]);
        expect(all.bits).toBeGreaterThanOrEqual(less.bits);
        expect(all.bits).toBe(all.evidence.reduce((sum, { bits }) => sum + bits, 0));
        expect(new Set(all.evidence.map(({ group }) => group)).size).toBe(all.evidence.length);
      }),
      { seed: 21 },
    );
  });

  it("does not depend on order or repetition", () => {
    fc.assert(
      fc.property(someTypes, (some) => {
        expect(strengthOf([...some.toReversed(), ...some])).toEqual(strengthOf(some));
      }),
      { seed: 22 },
    );
  });
});
