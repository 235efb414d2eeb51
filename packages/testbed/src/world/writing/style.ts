import type { Grade, Handling } from "@entente/model";

/** A list of choices with weights. */
export type Weighted<T> = readonly (readonly [item: T, weight: number])[];

/** How names of persons are laid out in a service's files. */
export type NameLayout =
  /** firstName and lastName. */
  | "split"
  /** One field, family name first, in capitals. */
  | "surname-first"
  /** One field, given name first. */
  | "given-first"
  /** One field, family name, comma, given name; Dutch particles go last. */
  | "comma";

/** The habits of one authority's files. */
export type Style = {
  /** Begins the keys of its records. */
  readonly keyPrefix: string;
  readonly language: "fr" | "nl";
  /** ISO 3166-1 alpha-2, lower case: whose national phone numbers and plates need no country. */
  readonly country: string;
  readonly dates: "iso" | "dmy-slash" | "dmy-dash" | "dmy-dot";
  readonly phones: "spaced" | "slashed" | "dotted" | "hyphened" | "zeros" | "plain";
  readonly countries: "name" | "alpha-2" | "alpha-3";
  readonly names: Weighted<NameLayout>;
  /** Chance that a name in Arabic letters is written in them. */
  readonly arabic: number;
  /** Chance that a name in Cyrillic letters is written in them. */
  readonly cyrillic: number;
  /** Chance that accents are lost from a whole record. */
  readonly accentsLost: number;
  /** Chance that a name takes a spelling other than the language's own. */
  readonly otherSpelling: number;
  /** Chance of a slip in a name. */
  readonly typos: number;
  /** Chance that a property is not known. Properties that are not listed are always there. */
  readonly gaps: Readonly<Record<string, number>>;
  /** What sources are called, before their number. */
  readonly sources: readonly string[];
  readonly grades: Weighted<Grade>;
  readonly handlings: Weighted<Handling>;
  /** Chance that a record is silent. */
  readonly silent: number;
  readonly caseNumber: (number: number, year: string) => string;
  readonly purpose: string;
};
