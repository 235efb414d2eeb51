/**
 * Blocks of phone numbers that cannot be anybody's. Where a regulator reserves numbers for fiction
 * they are used; where none does, a block that the country's numbering plan leaves empty:
 *
 * - fr: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06 39 98, each with four more digits, are
 *   reserved for films and books (ARCEP, decision 2018-0881, annex 1). When these 60,000 are used
 *   up, 07 00 with ten digits: numbers beginning with 0700 have fourteen.
 * - be: 040 with ten digits: mobile numbers begin with 044 to 049, the zone 04 (Liège) has nine.
 * - nl: 069 with ten digits: withdrawn, mobile numbers begin with 061 to 065 and 068.
 * - ma: 04 with ten digits: 05 is fixed, 06 and 07 are mobile, 08 is for services.
 * - al: 060 with ten digits: mobile numbers begin with 067 to 069.
 * - co: 399: mobile numbers begin with 30 to 35.
 * - ec: 091 with ten digits: not among the mobile prefixes.
 * - br: area code 20, which does not exist.
 *
 * All have the right length, so that cleaning takes them, and all but the first five French blocks
 * fail a check of assigned prefixes, so that a later assignment would be noticed.
 */
export type PhoneBlock = {
  /** Country code and the digits all numbers of the block share. */
  readonly prefix: string;
  /** Digits that follow the prefix. */
  readonly free: number;
};

const fiction = ["3319900", "3326191", "3335301", "3346571", "3353649", "3363998"];

/** The blocks of each country (ISO 3166-1 alpha-2, lower case), in the order of their use. */
export const phoneBlocks: Readonly<Record<string, readonly PhoneBlock[]>> = {
  fr: [...fiction.map((prefix) => ({ prefix, free: 4 })), { prefix: "33700", free: 6 }],
  be: [{ prefix: "3240", free: 7 }],
  nl: [{ prefix: "3169", free: 7 }],
  ma: [{ prefix: "2124", free: 8 }],
  al: [{ prefix: "35560", free: 7 }],
  co: [{ prefix: "57399", free: 7 }],
  ec: [{ prefix: "59391", free: 7 }],
  br: [{ prefix: "55209", free: 8 }],
};

/** True when an E.164 number lies in one of the blocks. */
export function isReservedPhone(e164: string): boolean {
  return Object.values(phoneBlocks)
    .flat()
    .some(
      ({ prefix, free }) =>
        e164.startsWith(`+${prefix}`) && e164.length === 1 + prefix.length + free,
    );
}
