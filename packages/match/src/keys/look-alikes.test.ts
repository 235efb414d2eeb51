import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchKeysOf, sharedKeyTypes, type KeyType } from "./index.ts";
import { lookAlikes } from "./look-alikes.ts";

const sharedTypes = (kind: string, property: string, one: string, other: string): KeyType[] => {
  const keys = (value: string) => matchKeysOf({ kind, values: new Map([[property, [value]]]) });
  return sharedKeyTypes(keys(one), keys(other));
};

describe("a number with letters that look like digits", () => {
  it.each([
    ["Person", "passportNumber", "EB123450", "E812345O", "document"],
    ["Person", "idNumber", "59Z000123456", "592000123456", "document"],
    ["Vehicle", "registrationNumber", "1ABC123", "1A8C1Z3", "plate"],
    ["Vehicle", "vin", "XXX0SN0TREAL00001", "XXX0SNOTREALOOOO1", "vin"],
  ])("meets the one it is taken for: %s, %s", (kind, property, one, other, type) => {
    expect(sharedTypes(kind, property, one, other)).toEqual([type]);
    expect(sharedTypes(kind, property, other, one)).toEqual([type]);
  });

  it("does not meet one that differs otherwise", () => {
    expect(sharedTypes("Person", "idNumber", "EB123450", "EB123460")).toEqual([]);
  });

  it("has one form when it has none of them, and the same second form as all it is taken for", () => {
    const text = fc.stringMatching(/^[A-Z0-9]{1,20}$/);
    fc.assert(
      fc.property(text, (value) => {
        const forms = lookAlikes(value);
        expect(forms[0]).toBe(value);
        expect(forms.length).toBe(/[OIZSB]/.test(value) ? 2 : 1);
        expect(lookAlikes(forms.at(-1)!)).toEqual([forms.at(-1)]);
      }),
      { seed: 24 },
    );
  });
});
