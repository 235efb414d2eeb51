import type { Doubt } from "./cleaned.ts";

/** The parts of a date as they were written; zero, XX or ?? for a part becomes undefined. */
export type DateParts = {
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly note?: Doubt;
} & ({ readonly year: number } | { readonly shortYear: number });
