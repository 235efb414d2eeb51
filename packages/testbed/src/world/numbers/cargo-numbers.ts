import { containerCheckDigit } from "@entente/model";

/** Owner codes that no line has registered; with the category letter U. */
export const containerOwners = ["XXXU", "QQQU", "ZZZU"] as const;

/**
 * The container number (ISO 6346) with a given ordinal, with a valid check digit.
 * @param ordinal a whole number below 3 million; higher ones begin anew
 */
export function containerNumber(ordinal: number): string {
  const owner = containerOwners[ordinal % containerOwners.length]!;
  const serial = String((Math.floor(ordinal / containerOwners.length) * 654_321) % 1_000_000);
  const code = owner + serial.padStart(6, "0");
  return `${code}${containerCheckDigit(code)}`;
}

/** The number of a bill of lading; no carrier's code begins with XFIC. */
export function billOfLading(ordinal: number): string {
  return `XFIC${String(ordinal).padStart(9, "0")}`;
}

/**
 * An IMO ship number with a valid check digit (IMO resolution A.1117(30)) from 2000000 to 2999999:
 * the numbers of ships begin with 1 (newest ones, some yachts) or 4 to 9. 1000xxx would not do.
 * @param ordinal a whole number below 100,000; higher ones begin anew
 */
export function imoNumber(ordinal: number): string {
  const digits = String(200_000 + (ordinal % 100_000));
  let sum = 0;
  for (let position = 0; position < 6; position += 1)
    sum += Number(digits[position]) * (7 - position);
  return `${digits}${sum % 10}`;
}

/** A ship's radio identity with the country digits 299, which the ITU has given to no country. */
export function mmsi(ordinal: number): string {
  return `299${String(ordinal % 1_000_000).padStart(6, "0")}`;
}
