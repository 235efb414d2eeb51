/** A record that a user opened, as the ledger has it. */
export type Reading = {
  readonly recordId: string;
  readonly caseId: string | null;
  readonly justification: string | null;
};

/** Readings that ask for an explanation. */
export type OddReadings = {
  pattern: "records-without-case" | "justification-repeated";
  /** Different records. */
  records: number;
  /** Different records opened in all. */
  of: number;
};

const withoutCase = 200;
const mostlyWithoutCase = 0.8;
const sameWords = 100;

/**
 * Finds 200 records opened outside any case, when they are four fifths of all; or 100 records opened
 * with the same words as justification.
 * @param readings of one user within a day, in any order
 */
export function findOddReadings(readings: readonly Reading[]): OddReadings | null {
  const of = countRecords(readings);
  const outside = readings.filter(({ caseId }) => caseId === null);
  const records = countRecords(outside);
  if (records >= withoutCase && records >= of * mostlyWithoutCase)
    return { pattern: "records-without-case", records, of };
  const byWords = Map.groupBy(outside, ({ justification }) => wordsOf(justification));
  for (const [words, same] of byWords)
    if (words !== "" && countRecords(same) >= sameWords)
      return { pattern: "justification-repeated", records: countRecords(same), of };
  return null;
}

function countRecords(readings: readonly Reading[]): number {
  return new Set(readings.map(({ recordId }) => recordId)).size;
}

function wordsOf(text: string | null): string {
  return (text ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
