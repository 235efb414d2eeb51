/**
 * An IBAN with valid check digits at a bank that does not exist: code 998 in Belgium (not given
 * out), 99999 in France, QQQQ in the Netherlands, 999 in Morocco.
 * @param country be, fr, nl or ma; any other gives a Belgian one
 * @param ordinal a whole number below 10 million
 */
export function iban(country: string, ordinal: number): string {
  if (country === "fr") return withCheck("FR", frenchAccount(ordinal));
  if (country === "nl") return withCheck("NL", dutchAccount(ordinal));
  if (country === "ma") return withCheck("MA", moroccanAccount(ordinal));
  return withCheck("BE", belgianAccount(ordinal));
}

/** True when the check digits of an IBAN hold (ISO 13616: the rearranged number modulo 97 is 1). */
export function ibanHolds(number: string): boolean {
  return modulo97(number.slice(4) + number.slice(0, 4)) === 1;
}

function withCheck(country: string, account: string): string {
  const check = 98 - modulo97(`${account}${country}00`);
  return `${country}${String(check).padStart(2, "0")}${account}`;
}

/** Ten digits, then their remainder modulo 97 (97 for 0). */
function belgianAccount(ordinal: number): string {
  const digits = `998${String(ordinal % 10_000_000).padStart(7, "0")}`;
  return digits + String(modulo97(digits) || 97).padStart(2, "0");
}

/** Bank, branch and account, then the key 97 − (89 · bank + 15 · branch + 3 · account) mod 97. */
function frenchAccount(ordinal: number): string {
  const account = ordinal % 10_000_000;
  const key = 97 - ((89 * 99_999 + 15 * 99_999 + 3 * account) % 97);
  return `9999999999${String(account).padStart(11, "0")}${String(key).padStart(2, "0")}`;
}

/** Ten digits whose sum weighted 10 to 1 divides by 11; the one before last is free to make it so. */
function dutchAccount(ordinal: number): string {
  const start = `0${String(ordinal % 10_000_000).padStart(7, "0")}`;
  let sum = 0;
  for (let position = 0; position < 8; position += 1)
    sum += Number(start[position]) * (10 - position);
  for (let tens = 0; tens < 10; tens += 1) {
    const last = (11 - ((sum + 2 * tens) % 11)) % 11;
    if (last < 10) return `QQQQ${start}${tens}${last}`;
  }
  return `QQQQ${start}00`;
}

/** Bank 999, town 999, sixteen digits of account, two digits of key. */
function moroccanAccount(ordinal: number): string {
  const digits = `999999${String(ordinal).padStart(16, "0")}`;
  return digits + String(97 - modulo97(`${digits}00`)).padStart(2, "0");
}

function modulo97(text: string): number {
  let rest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    rest = code < 65 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest;
}
