import type { Random } from "../random.ts";
import type { Fact } from "../truth/entity.ts";
import { digitsSwapped, misdated } from "./slips.ts";
import type { Style } from "./style.ts";
import { writeCountry } from "./write-country.ts";
import { writeDate } from "./write-date.ts";
import { writePhone } from "./write-phone.ts";

/** A fact that one value says: everything but a person's name and a reference. */
export type PlainFact = Exclude<Fact, { as: "person" } | { as: "ref" }>;

/** Chances of a slip, by the way in which a value is written. */
const slips = { birthDate: 0.03, document: 0.015, phone: 0.01, partOfDate: 0.025 };

/** Writes the value of a fact as a service does, with its slips. */
export function writeValue(fact: PlainFact, style: Style, random: Random): string {
  switch (fact.as) {
    case "date":
      return fact.property === "birthDate"
        ? writeBirthDate(fact.value, style, random)
        : writeDate(fact.value, style);
    case "phone": {
      const number = random.chance(slips.phone) ? digitsSwapped(fact.value, random) : fact.value;
      return writePhone(number, style, random);
    }
    case "document":
      return random.chance(slips.document) ? digitsSwapped(fact.value, random) : fact.value;
    case "phrase":
      return fact.value[style.language];
    case "country":
      return writeCountry(fact.value, style);
    case "gender":
      return fact.value === "male" ? "M" : style.language === "nl" ? "V" : "F";
    case "container":
      return writeContainer(fact.value, style, random);
    case "iban":
      return random.chance(0.5) ? fact.value : fact.value.replace(/(.{4})(?=.)/g, "$1 ");
    case "locode":
      return random.chance(0.3) ? `${fact.value.slice(0, 2)} ${fact.value.slice(2)}` : fact.value;
    case "plate":
      return random.chance(0.3) ? fact.value.replaceAll("-", "") : fact.value;
    case "verbatim":
      return fact.value;
  }
}

function writeBirthDate(iso: string, style: Style, random: Random): string {
  if (random.chance(slips.birthDate)) return writeDate(misdated(iso, random), style);
  return random.chance(slips.partOfDate) ? iso.slice(0, 4) : writeDate(iso, style);
}

/** Customs copy the number as data; others write it by hand, at times without its last digit. */
function writeContainer(number: string, style: Style, random: Random): string {
  if (style.dates === "iso" && style.phones === "plain") return number;
  const code = `${number.slice(0, 4)} ${number.slice(4, 10)}`;
  return random.chance(0.08) ? code : `${code}-${number.slice(10)}`;
}
