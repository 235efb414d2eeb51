import { cleanValue } from "@entente/match";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phoneBlocks } from "../numbers/phone-blocks.ts";
import { phoneNumber } from "../numbers/phone-number.ts";
import { moroccan } from "../names/moroccan.ts";
import { dutch } from "../names/dutch.ts";
import { Random } from "../random.ts";
import { misdated } from "./slips.ts";
import { styles } from "./styles.ts";
import { writeName } from "./write-name.ts";
import { writePhone } from "./write-phone.ts";

const seed = 7;
const anyStyle = fc.constantFrom(...styles);
const careful = { accentsLost: 0, otherSpelling: 0, typos: 0, arabic: 0, cyrillic: 0 };

describe("what services write", () => {
  it("is a phone that its own country's cleaning reads back", () => {
    const countries = fc.constantFrom(...Object.keys(phoneBlocks));
    fc.assert(
      fc.property(
        fc.nat(999_999),
        countries,
        anyStyle,
        fc.nat(),
        (ordinal, country, style, die) => {
          const number = phoneNumber(country, ordinal);
          const written = writePhone(number, style, new Random(die));
          expect(cleanValue("phone", written, { country: style.country })).toMatchObject({
            ok: true,
            value: number,
          });
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  it("gives every name a letter in every layout, slips included", () => {
    fc.assert(
      fc.property(fc.nat(), anyStyle, (die, style) => {
        const random = new Random(die);
        const name = {
          origin: "moroccan",
          given: random.pick(moroccan.male),
          surname: random.pick(moroccan.surnames),
          secondSurname: null,
        } as const;
        for (const [, value] of writeName(name, style, random))
          expect(cleanValue("name", value)).toMatchObject({ ok: true });
      }),
      { seed, numRuns: 500 },
    );
  });

  it("puts Dutch particles last where family names come first", () => {
    const name = {
      origin: "dutch",
      given: dutch.male.find(({ nl }) => nl === "Bas")!,
      surname: dutch.surnames.find(({ nl }) => nl === "van den Berg")!,
      secondSurname: null,
    } as const;
    const style = { ...styles[4]!, ...careful, names: [["comma", 1]] } as const;
    const written = Array.from({ length: 40 }, (_, die) => writeName(name, style, new Random(die)));
    expect(written).toContainEqual([["name", "Berg, Bas van den"]]);
  });

  it("writes the name of a Moroccan in Arabic letters at Rabat, and never at Antwerp", () => {
    const name = {
      origin: "moroccan",
      given: moroccan.male[0]!,
      surname: moroccan.surnames[0]!,
      secondSurname: null,
    } as const;
    const arabicAt = (authority: number) =>
      Array.from({ length: 100 }, (_, die) =>
        writeName(name, styles[authority]!, new Random(die)).some(([, value]) =>
          /\p{Script=Arabic}/u.test(value),
        ),
      ).filter(Boolean).length;
    expect(arabicAt(5)).toBeGreaterThan(50);
    expect(arabicAt(2)).toBe(0);
  });

  it("makes a wrong date that exists", () => {
    const dates = fc.date({
      min: new Date("1950-01-01"),
      max: new Date("2005-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, fc.nat(), (date, die) => {
        const iso = date.toISOString().slice(0, 10);
        expect(cleanValue("date", misdated(iso, new Random(die))).ok).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});
