import { cleanValue } from "@entente/match";
import {
  checkContainerNumber,
  checkImei,
  checkImoNumber,
  checkImsi,
  checkMmsi,
} from "@entente/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { iban, ibanHolds } from "./bank-numbers.ts";
import { containerNumber, containerOwners, imoNumber, mmsi } from "./cargo-numbers.ts";
import { imei, imsi } from "./device-numbers.ts";
import { plateNumber } from "./papers.ts";
import { isReservedPhone, phoneBlocks } from "./phone-blocks.ts";
import { phoneNumber } from "./phone-number.ts";

const seed = 20_231_001;
const ordinals = fc.nat(3_400_000);
const countries = fc.constantFrom(...Object.keys(phoneBlocks), "xx");

describe("invented numbers", () => {
  it("have the check digits of their kind", () => {
    fc.assert(
      fc.property(ordinals, (ordinal) => {
        const answers = [
          checkContainerNumber(containerNumber(ordinal)),
          checkImoNumber(imoNumber(ordinal)),
          checkImei(imei(ordinal)),
          checkImsi(imsi(ordinal)),
          checkMmsi(mmsi(ordinal)),
        ];
        expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
        expect(answers.map((answer) => "note" in answer)).not.toContain(true);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("are accounts that an IBAN checker takes, at banks that do not exist", () => {
    fc.assert(
      fc.property(ordinals, fc.constantFrom("be", "fr", "nl", "ma"), (ordinal, country) => {
        const number = iban(country, ordinal);
        expect(ibanHolds(number)).toBe(true);
        expect(cleanValue("iban", number)).toEqual({ ok: true, value: number });
        expect(number.slice(4)).toMatch(/^(998|99999|QQQQ|999999)/);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("notice an IBAN with one digit changed", () => {
    expect(
      ibanHolds(iban("be", 42).replace(/.$/, (digit) => String((Number(digit) + 1) % 10))),
    ).toBe(false);
  });

  it("are phones of reserved blocks, and different for different ordinals", () => {
    fc.assert(
      fc.property(ordinals, ordinals, countries, countries, (one, other, here, there) => {
        const [left, right] = [phoneNumber(here, one), phoneNumber(there, other)];
        expect(isReservedPhone(left) && isReservedPhone(right)).toBe(true);
        expect(left === right && one !== other).toBe(false);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("are different for different ordinals, up to those of a million records a node", () => {
    const kinds = [
      containerNumber,
      imei,
      ...["be", "fr", "nl", "ma"].flatMap((country) => [
        (ordinal: number) => plateNumber(country, ordinal),
        (ordinal: number) => iban(country, ordinal),
      ]),
    ];
    const asked = new Set(Array.from({ length: 40_000 }, (_, index) => (index * 7919) % 2_400_000));
    for (const kind of kinds) expect(new Set([...asked].map(kind)).size).toBe(asked.size);
  });

  it("do not take real numbers for reserved ones", () => {
    expect(["+32470123456", "+33612345678", "+31612345678"].filter(isReservedPhone)).toEqual([]);
  });

  it("belong to container owners that are not registered", () => {
    const owners = new Set(
      Array.from({ length: 30 }, (_, index) => containerNumber(index).slice(0, 4)),
    );
    expect([...owners].toSorted()).toEqual([...containerOwners].toSorted());
  });

  it("are plates that no country gives out", () => {
    for (const ordinal of [0, 999, 12_345, 3_000_001]) {
      expect(plateNumber("be", ordinal)).toMatch(/^0-[A-Z]{3}-[0-9]{3}$/);
      expect(plateNumber("nl", ordinal)).toMatch(/^[AEIOU]-[0-9]{3}-[A-Z]{2}$/);
      expect(plateNumber("fr", ordinal)).toMatch(/^[IOU]{2}-[0-9]{3}-[A-Z]{2}$/);
      expect(plateNumber("ma", ordinal)).toMatch(/^[0-9]{5}-أ-[0-9]{2,3}$/);
      expect(Number(plateNumber("ma", ordinal).split("-")[2])).toBeGreaterThanOrEqual(90);
    }
  });
});
