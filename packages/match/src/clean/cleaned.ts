/** Why a value was refused. Pages translate these. */
export const refusalReasons = [
  "empty",
  "too-long",
  "too-short",
  "placeholder",
  "several-values",
  "format-wrong",
  "no-letter",
  "check-digit-wrong",
  "category-wrong",
  "country-digits-unknown",
  "chapter-unknown",
  "unknown-country",
  "country-missing",
  "impossible-number",
  "unknown-gender",
  "unknown-status",
  "not-a-number",
  "has-unit",
  "not-a-web-address",
  "date-format-unknown",
  "date-ambiguous",
  "year-out-of-range",
  "no-such-month",
  "no-such-day",
  "no-such-time",
] as const;

/** Why a value was refused. */
export type RefusalReason = (typeof refusalReasons)[number];

/** What is doubtful about a value that was kept. Pages translate these. */
export const doubts = [
  "unreadable-characters",
  "check-digit-wrong",
  "check-digit-added",
  "software-version-dropped",
  "country-dropped",
  "extension-dropped",
  "letter-ambiguous",
  "separator-ambiguous",
  "vehicle-sign-read",
  "two-digit-year",
  "date-order-assumed",
  "date-order-swapped",
  "time-zone-assumed",
] as const;

/** What is doubtful about a value that was kept. */
export type Doubt = (typeof doubts)[number];

/** What the cleaning of a value answers. */
export type Cleaned =
  | {
      readonly ok: true;
      /** The value in the canonical form of its type. */
      readonly value: string;
      readonly note?: Doubt;
    }
  | {
      readonly ok: false;
      readonly reason: RefusalReason;
      /** What is wrong and what would be right, in one English sentence. */
      readonly hint: string;
    };

/** What is known about where a value comes from. */
export type CleanContext = {
  readonly kind?: string;
  readonly property?: string;
  /** ISO 3166-1 alpha-2: whose national numbers and habits are meant. */
  readonly country?: string;
  /** The order of day, month and year in numeric dates; day first when it is not known. */
  readonly dateOrder?: "dmy" | "mdy" | "ymd";
  /** True when five-digit dates are days since 1900, as spreadsheets store them. */
  readonly excelSerials?: boolean;
};

/** Cleans a value whose invisible characters are gone and which is not empty. Never throws. */
export type Cleaner = (text: string, context: CleanContext) => Cleaned;

/** A value that is kept. */
export function keep(value: string, note?: Doubt): Cleaned {
  return note === undefined ? { ok: true, value } : { ok: true, value, note };
}

/** A value that is refused. */
export function refuse(reason: RefusalReason, hint: string): Cleaned {
  return { ok: false, reason, hint };
}
