/**
 * Pieces of evidence and their weight in bits: log2(m / u), where m is how often two records of
 * one person share it and u how often two records of different people do (Fellegi and Sunter 1969).
 * Those of persons were measured on four registers (`node bench/match-keys.ts`), one of them the
 * generated world, and lie between what these say: m is at most 0.3 bits beside u where two services
 * know the same, and a register holds people of one region, so that their postal codes and cities say
 * less than those of a whole country (9 bits). Where few names recur they promise up to 3 bits too much.
 *
 * Pieces of one group say partly the same and are not added up (see `groupBits`).
 */
export const pieces = {
  "one-name": { group: "name", bits: 6 },
  "both-names": { group: "name", bits: 13.5 },
  initials: { group: "name", bits: 5.5 },
  "birth-date": { group: "birth", bits: 13.5 },
  "birth-year": { group: "birth", bits: 5.5 },
  "birth-day": { group: "birth", bits: 7.5 },
  "birth-place": { group: "birth-place", bits: 6 },
  // Beside a day of birth: twins share both.
  "birth-town": { group: "birth-place", bits: 4 },
  postcode: { group: "address", bits: 7 },
  // Few doors: who shares one shares a household, and that weighs no more than a whole address.
  "postcode-unit": { group: "address", bits: 12 },
  city: { group: "address", bits: 4 },
  street: { group: "address", bits: 8 },

  document: { group: "document", bits: 30 },
  registration: { group: "registration", bits: 30 },
  phone: { group: "phone", bits: 28 },
  email: { group: "email", bits: 28 },
  account: { group: "account", bits: 30 },
  "account-number": { group: "account", bits: 26 },
  device: { group: "device", bits: 30 },
  sim: { group: "sim", bits: 30 },
  plate: { group: "vehicle", bits: 26 },
  chassis: { group: "vehicle", bits: 30 },
  "ship-number": { group: "ship", bits: 30 },
  "ship-station": { group: "ship", bits: 28 },
  "call-sign": { group: "ship", bits: 26 },
  container: { group: "container", bits: 30 },
  "bill-of-lading": { group: "consignment", bits: 28 },

  "organisation-word": { group: "name", bits: 18 },
  "organisation-words": { group: "name", bits: 22 },
  country: { group: "address", bits: 3 },

  "ship-name": { group: "name", bits: 18 },
  flag: { group: "flag", bits: 5 },

  "operation-cell": { group: "place-and-time", bits: 26 },
  "incident-day": { group: "place-and-time", bits: 26 },
  place: { group: "place", bits: 8 },
  day: { group: "day", bits: 11 },
  weight: { group: "weight", bits: 7 },
} as const satisfies Record<string, { group: string; bits: number }>;

/** The id of a piece of evidence. */
export type Piece = keyof typeof pieces;

/** The id of a group of evidence. */
export type EvidenceGroup = (typeof pieces)[Piece]["group"];
