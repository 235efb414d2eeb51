import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import invalid from "../../../../conformance/iso6346_invalid.json" with { type: "json" };
import valid from "../../../../conformance/iso6346_valid.json" with { type: "json" };
import { checkContainerNumber, containerCheckDigit } from "./container-number.ts";

describe("a container number", () => {
  it.each(valid)("$input is accepted as $value", ({ input, ...expected }) => {
    expect(checkContainerNumber(input)).toEqual({ ok: true, ...expected });
  });

  it.each(invalid)("$input is refused: $reason", ({ input, reason }) => {
    expect(checkContainerNumber(input)).toMatchObject({ ok: false, reason });
  });

  it("with one digit mistyped is caught, but for the remainders 0 and 10 that share a digit", () => {
    const serial = fc.stringMatching(/^[0-9]{6}$/);
    fc.assert(
      fc.property(serial, fc.nat(5), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const changed = String((Number(digits[place]) + shift) % 10);
        const mistyped = digits.slice(0, place) + changed + digits.slice(place + 1);
        const digit = containerCheckDigit(`XXXU${digits}`);
        fc.pre(digit !== 0);
        expect(checkContainerNumber(`XXXU${mistyped}${digit}`).ok).toBe(false);
      }),
      { seed: 6346 },
    );
  });

  it("with letters swapped inside a group of equal remainder is not caught", () => {
    for (const group of ["AKU", "BLV", "CMW", "DNX", "EOY", "FPZ", "GQ", "HR", "IS", "JT"]) {
      const digits = Array.from(group, (letter) => containerCheckDigit(`${letter}XXU305438`));
      expect(new Set(digits).size).toBe(1);
    }
  });
});
