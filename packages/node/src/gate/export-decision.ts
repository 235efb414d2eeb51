import type { Handling } from "@entente/model";

/** What a printed or downloaded copy is for. */
export const exportUses = ["analysis", "proceedings", "others", "submitter"] as const;

/** One question about a copy that leaves the node on paper or in a file. */
export type ExportQuestion = {
  /** Analysis at this authority, judicial proceedings, another authority, a private submitter. */
  use: (typeof exportUses)[number];
  statement: {
    /** The authority it comes from. */
    originator: string;
    handling: Handling;
    /** Whether it still holds. */
    current: boolean;
  };
  /** This node's authority. */
  self: string;
  /** Whether the originator consents to this use. */
  consented: boolean;
};

/** Why a statement may stand in a copy, or why not, and what would help. */
export type ExportDecision =
  | { ok: true }
  | { ok: false; reason: ExportRefusal; article?: string; remedy: string };

/** Reasons for which a statement stays out of a copy. */
export type ExportRefusal = "private-submitter" | "statement-not-current" | "originator-consent";

/**
 * Whether a statement may stand in a printed or downloaded copy. Pure. Private submitters never get
 * content of cases; what does not hold any more goes nowhere; another authority's statement goes into
 * proceedings only with its consent where it is coded H1, and to others only with its consent.
 */
export function mayExport({ use, statement, self, consented }: ExportQuestion): ExportDecision {
  if (use === "submitter")
    return {
      ok: false,
      reason: "private-submitter",
      article: "Directive (EU) 2016/680 art. 35",
      remedy:
        "Private parties deliver data and hear of its quality; content of cases is not theirs.",
    };
  if (!statement.current)
    return {
      ok: false,
      reason: "statement-not-current",
      article: "Directive (EU) 2016/680 art. 7(2)",
      remedy: "Export the statement that took its place.",
    };
  const foreign = statement.originator !== self;
  const asks =
    use === "others" || (use === "proceedings" && statement.handling.codes.includes("H1"));
  if (foreign && asks && !consented)
    return {
      ok: false,
      reason: "originator-consent",
      article: `Europol handling code ${use === "others" ? "H2" : "H1"}`,
      remedy: "Ask the authority it came from for consent.",
    };
  return { ok: true };
}
