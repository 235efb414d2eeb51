import type { ColumnType, Generated } from "kysely";

/** A value that is kept as JSON: read parsed, written as text. */
type Json<T> = ColumnType<T, string, string>;

export type RequestTable = {
  id: string;
  direction: "in" | "out";
  partner_id: string;
  agreement_id: string;
  hit_id: string;
  record_id: string;
  purpose: string;
  justification: string;
  urgency: "urgent-direct" | "urgent-indirect" | "normal";
  state: "sent" | "received" | "answered" | "refused" | "failed";
  /** SHA-256 of the canonical request, to which the answer is bound. */
  body_hash: Buffer;
  created_by: string | null;
  created_at: Generated<Date>;
  received_at: Date | null;
  due_at: Date;
  /** Until when an announced delay extends the time; null when none does. */
  extended_until: Generated<Date | null>;
  /** When people are next reminded that it waits; null when nobody is to be. */
  next_reminder_at: Generated<Date | null>;
  /** When the partner got it and has to answer, by its own clock. */
  partner_received_at: Generated<Date | null>;
  partner_due_at: Generated<Date | null>;
  /** Milliseconds by which the partner's clock is ahead; 0 within the tolerance. */
  clock_offset: Generated<number>;
  answered_at: Date | null;
  answered_by: string | null;
  /** Who prepared the answer that somebody else approved. */
  prepared_by: Generated<string | null>;
  statements_disclosed: number | null;
  refusal_reason: string | null;
  refusal_text: string | null;
  note: string | null;
  conditions: string | null;
  /** Why the transfer was made under a derogation. */
  derogation: Generated<string | null>;
  foreign_record_id: string | null;
  outbox_id: string | null;
  /** What became of the copy for the point of contact; null when none was due. */
  copy_state: Generated<"sent" | "withheld" | "not-connected" | null>;
  /** Why no copy was given. */
  copy_reason: Generated<string | null>;
};

export type RequestDelayTable = {
  id: string;
  request_id: string;
  announced_at: Date;
  expected_at: Date;
  reason: string;
  announced_by: string;
};

/** A reminder that a request waits; each share of its time is told once for each deadline. */
export type RequestNoticeTable = {
  id: string;
  request_id: string;
  /** Percent of the time that had passed. */
  share: number;
  due_at: Date;
  audience: "answering" | "deciding";
  raised_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
};

/** An answer that waits for a second person, or waited. */
export type PreparedAnswerTable = {
  id: string;
  request_id: string;
  state: "waiting" | "sent" | "returned" | "void";
  /** Which statements, and a hash of how each was to leave; nothing of their content. */
  statements: Json<{ id: string; recordId: string; hash: string }[]>;
  /** Other requests that it answers at once. */
  together: Json<string[]>;
  note: string | null;
  conditions: string | null;
  derogation: string | null;
  demands_met: Json<string[]>;
  prepared_by: string;
  prepared_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
};

/** A request that came by letter, SIENA or another channel, entered by hand. */
export type OutsideRequestTable = {
  id: string;
  partner_id: string;
  record_id: string;
  channel: string;
  reference: string;
  subject: string;
  received_at: Date;
  registered_by: string;
  registered_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
  closed_note: string | null;
  /** The request whose answer answered this one too. */
  closed_with: string | null;
};

/** The copy of a request between two others that this node got as their point of contact. */
export type RequestCopyTable = {
  request_id: string;
  /** Who asked. */
  partner_id: string;
  agreement_id: string;
  asked_authority: string;
  kind: string;
  purpose: string;
  urgency: "urgent-direct" | "urgent-indirect" | "normal";
  requested_at: Date;
  received_at: Date;
};
