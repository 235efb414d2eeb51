/** Why a row could not be read as it was meant. Pages translate these. */
export type RowFault = {
  reason: "quote-not-closed" | "row-too-long" | "row-too-short" | "row-too-wide";
  /** What is wrong and what to do, in English. */
  hint: string;
};

/** One row of a file as a reader gives it. */
export type SourceRow = {
  /** The line of the text or the row of the sheet where it begins, from 1. */
  line: number;
  /** With a fault these are a guess, enough to show the row to a person. */
  cells: string[];
  fault?: RowFault;
  /** True in texts, where every row is written out in full; sheets leave blank cells out. */
  complete?: true;
};
