import { phoneBlocks } from "../numbers/phone-blocks.ts";
import type { Random } from "../random.ts";
import type { Style } from "./style.ts";

const countryCodes = {
  fr: "33",
  be: "32",
  nl: "31",
  ma: "212",
  al: "355",
  co: "57",
  ec: "593",
  br: "55",
};

/**
 * A number as a service notes it: numbers of its own country mostly in national form, others with
 * their country code, with the separators it is used to.
 * @param e164 a number of one of the reserved blocks
 */
export function writePhone(e164: string, style: Style, random: Random): string {
  const [country, code] =
    Object.entries(countryCodes).find(([, digits]) => e164.startsWith(`+${digits}`)) ?? [];
  if (!country || !code || !phoneBlocks[country]) return e164;
  const national = e164.slice(1 + code.length);
  if (style.phones === "plain") return random.chance(0.5) ? e164 : `00${e164.slice(1)}`;
  if (style.phones === "zeros") return `00${code}${national}`;
  if (country === style.country && random.chance(0.7)) return grouped(`0${national}`, style);
  return `+${code} ${pairs(national)}`;
}

function grouped(national: string, style: Style): string {
  if (style.phones === "slashed")
    return `${national.slice(0, 4)}/${pairs(national.slice(4)).replaceAll(" ", ".")}`;
  if (style.phones === "dotted") return pairs(national).replaceAll(" ", ".");
  if (style.phones === "hyphened") return `${national.slice(0, 2)}-${national.slice(2)}`;
  return `${national.slice(0, 4)} ${pairs(national.slice(4))}`;
}

/** Digits in pairs from the right. */
function pairs(digits: string): string {
  return digits.replace(/(?<=[0-9])(?=(?:[0-9]{2})+$)/g, " ");
}
