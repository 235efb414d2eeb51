import type { ColumnType, Generated } from "kysely";

/** What a partner may still have evaluated under an agreement, and the size of its list. */
export type EvaluationCreditTable = {
  agreement_id: string;
  list_size: number;
  longest_list: Generated<number>;
  earned: Generated<number>;
  allowance: Generated<number>;
  borrowed: Generated<number>;
  /** Null until the partner asks for the first time. */
  refilled_at: Date | null;
  /** Since when it has asked for more than its list and allowance give. */
  short_since: Date | null;
  /** How many it asked for then. */
  short_of: Generated<number>;
  /** From when on its evaluations count for patterns: its beginning, or the last release. */
  watched_since: Generated<Date>;
};

/** Small facts of a pattern: counts, spans, shapes; never a value that somebody searched for. */
export type AlarmEvidence = Readonly<Record<string, string | number>>;

/** An odd pattern that was found, and what became of it. */
export type AlarmTable = {
  id: string;
  pattern: string;
  subject_type: "user" | "agreement";
  subject_id: string;
  /** The partner under the agreement. */
  partner_id: string | null;
  /** Whether searching or evaluating is stopped until it is resolved. */
  stops: boolean;
  evidence: ColumnType<AlarmEvidence, string, never>;
  state: Generated<"open" | "acknowledged" | "resolved">;
  raised_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  outcome: "false-alarm" | "explained" | "misuse" | null;
  reason: string | null;
};
