import type { Piece } from "../strength/pieces.ts";

/**
 * Every type of match key there is, and the pieces of evidence that two records share when they
 * share such a key. The ids are part of the value that is blinded: never rename one, or nodes of
 * different versions no longer meet.
 *
 * | word in an id | meaning                                                                  |
 * |---------------|--------------------------------------------------------------------------|
 * | name          | the first sounds of one word of a person's name                          |
 * | names         | those of two words, in no order                                          |
 * | initials      | the first sound of two words, in no order                                |
 * | birth         | the whole birth date, day and month in no order                          |
 * | year          | the year of birth                                                        |
 * | daymonth      | day and month of birth, in no order                                      |
 * | birthplace    | the sound of the town of birth                                           |
 * | postcode, city, street | postal code; sound of the city; sound of the street's first word |
 * | unit          | a postal code of a few doors, as some countries have them                |
 */
export const keyTable = {
  document: ["document"],
  registration: ["registration"],
  phone: ["phone"],
  email: ["email"],
  iban: ["account"],
  account: ["account-number"],
  imei: ["device"],
  imsi: ["sim"],
  plate: ["plate"],
  vin: ["chassis"],
  imo: ["ship-number"],
  mmsi: ["ship-station"],
  "call-sign": ["call-sign"],
  container: ["container"],
  "bill-of-lading": ["bill-of-lading"],

  "name-birth": ["one-name", "birth-date"],
  "names-year": ["both-names", "birth-year"],
  "initials-birth": ["initials", "birth-date"],
  "names-postcode": ["both-names", "postcode"],
  "names-street": ["both-names", "street"],
  "names-city": ["both-names", "city"],
  "birth-postcode": ["birth-date", "postcode"],
  "birth-street": ["birth-date", "street"],
  "birth-city": ["birth-date", "city"],
  "names-birthplace": ["both-names", "birth-place"],
  "daymonth-birthplace": ["birth-day", "birth-town"],
  "name-unit": ["one-name", "postcode-unit"],
  "initials-unit": ["initials", "postcode-unit"],
  "year-unit": ["birth-year", "postcode-unit"],

  "organisation-short": ["organisation-word"],
  "organisation-long": ["organisation-words"],
  "organisation-country": ["organisation-word", "country"],
  "organisation-postcode": ["organisation-word", "postcode"],
  "organisation-city": ["organisation-word", "city"],

  "ship-name": ["ship-name"],
  "ship-name-flag": ["ship-name", "flag"],

  "operation-cell": ["operation-cell"],
  "incident-day": ["incident-day"],
  "place-day": ["place", "day"],
  "day-weight": ["day", "weight"],
} as const satisfies Record<string, readonly Piece[]>;

/** The stable id of a type of match key. */
export type KeyType = keyof typeof keyTable;

/** One match key of a record. */
export type MatchKey = {
  readonly type: KeyType;
  /** What goes into the blinding, as UTF-8: the type, a colon, and the parts joined by colons. */
  readonly value: string;
};

/** Makes a key of its parts; none of them may contain a colon unless it is the last. */
export function matchKey(type: KeyType, ...parts: readonly string[]): MatchKey {
  return { type, value: `${type}:${parts.join(":")}` };
}
