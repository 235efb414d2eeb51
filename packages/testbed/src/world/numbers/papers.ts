/**
 * Numbers of papers and plates that cannot exist. Papers carry XF ("fiction"); plates use letters or
 * digits that their country does not put in that place: Belgium no first digit 0, the Netherlands no
 * vowels, France no I, O or U, Morocco no region of 90 or more.
 */
export function passportNumber(country: string, ordinal: number): string {
  return `XF${country.toUpperCase()}${String(ordinal).padStart(7, "0")}`;
}

/** The number of an identity card. */
export function idNumber(country: string, ordinal: number): string {
  return `${country.toUpperCase()}XF${String(ordinal).padStart(8, "0")}`;
}

/** The number of a company in its trade register. */
export function registerNumber(country: string, ordinal: number): string {
  return `XF${country.toUpperCase()}9${String(ordinal).padStart(8, "0")}`;
}

/** A number of economic operators (EORI); the part after the country begins with XF. */
export function eoriNumber(country: string, ordinal: number): string {
  return `${country.toUpperCase()}XF${String(ordinal).padStart(9, "0")}`;
}

/** The plate with a given ordinal, as its country separates it. */
export function plateNumber(country: string, ordinal: number): string {
  const digits = String(ordinal % 1000).padStart(3, "0");
  const high = Math.floor(ordinal / 1000);
  if (country === "nl")
    return `${letters(high, 1, dutch)}-${digits}-${letters(high / 5, 2, latin)}`;
  if (country === "fr")
    return `${letters(high, 2, french)}-${digits}-${letters(high / 9, 2, latin)}`;
  if (country === "ma")
    return `${10_000 + (ordinal % 90_000)}-أ-${90 + Math.floor(ordinal / 90_000)}`;
  return `0-${letters(high, 3, latin)}-${digits}`;
}

const dutch = "AEIOU";
const french = "IOU";
const latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function letters(number: number, length: number, alphabet: string): string {
  let text = "";
  for (
    let rest = Math.floor(number);
    text.length < length;
    rest = Math.floor(rest / alphabet.length)
  )
    text += alphabet[rest % alphabet.length];
  return text;
}
