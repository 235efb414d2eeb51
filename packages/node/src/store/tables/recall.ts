import type { Authority } from "@entente/model";
import type { ColumnType, Generated } from "kysely";

/** One statement of this node's that a partner got: who has it, since when, on which basis. */
export type DisclosureTable = {
  id: string;
  statement_id: string;
  record_id: string;
  partner_id: string;
  agreement_id: string;
  request_id: string;
  purpose: string;
  basis: string;
  /** The codes it went out with. */
  handling_codes: string[];
  /** The originator's consent with which it was passed on; null for an own statement. */
  consent_id: string | null;
  by: string;
  at: Date;
  /** Set when the partner was told that it no longer holds. */
  recalled_at: Date | null;
};

/** What a partner calls a statement that it disclosed to this node. */
export type ReceivedStatementTable = {
  partner_id: string;
  statement_ref: string;
  agreement_id: string;
  /** Null when nothing of it was kept: it was recalled before it arrived, or could not be read. */
  record_id: string | null;
  statement_id: string | null;
  /** The authority it originates from, when the partner passed it on. */
  origin: string | null;
  /** What its originator demands of whoever it is passed on to. */
  conditions: string | null;
  received_at: Date | null;
  recalled_at: Date | null;
  erased: Generated<boolean>;
};

/** A recall or correction, sent to a partner or taken from one. */
export type RecallTable = {
  id: string;
  direction: "in" | "out";
  partner_id: string;
  agreement_id: string;
  /** Its id in the messages between the two. */
  ref: string;
  type: "recall" | "correction";
  reason: "incorrect" | "unlawful" | "retention" | "superseded";
  text: string;
  erase: boolean;
  /** The incoming recall that made this one necessary further along the chain. */
  forwarded_from: string | null;
  created_by: string | null;
  created_at: Date;
  outbox_id: string | null;
  /** Out: when the partner acknowledged it. In: when this node did. */
  answered_at: Date | null;
  /** Copies outside a node's reach: as the partner told (out), or as this node last told (in). */
  outstanding: Generated<number>;
  closed_at: Date | null;
  closed_by: string | null;
  closed_reason: string | null;
};

export type RecallStatementTable = {
  recall_id: string;
  statement_ref: string;
  record_id: string | null;
  statement_id: string | null;
  replacement_id: string | null;
  outcome: "applied" | "unknown" | null;
};

/** A printed or downloaded copy. */
export type ExportTable = {
  id: string;
  object_type: "record" | "case";
  object_id: string;
  format: "csv" | "json";
  use: string;
  purpose: string;
  recipient: string;
  statements: number;
  handling_codes: string[];
  by: string;
  at: Date;
};

export type ExportStatementTable = { export_id: string; statement_id: string; record_id: string };

/** An exported copy of something that no longer holds: somebody has to bring it in. */
export type OutstandingCopyTable = {
  id: string;
  export_id: string;
  /** The partner's recall behind it; null for this node's own withdrawal. */
  recall_id: string | null;
  reason: string;
  since: Date;
  closed_at: Date | null;
  closed_by: string | null;
  closed_reason: string | null;
};

/** A consent that this node asked an originator for (out), or that was asked of it (in). */
export type ConsentTable = {
  id: string;
  direction: "in" | "out";
  partner_id: string;
  agreement_id: string;
  ref: string;
  use: "onward-transfer" | "judicial-proceedings";
  recipient: ColumnType<Authority | null, string | null, never>;
  purpose: string;
  justification: string;
  asked_by: string;
  asked_at: Date;
  expires_at: Date;
  state: "asked" | "granted" | "refused" | "expired" | "withdrawn";
  conditions: string | null;
  valid_until: Date | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  created_by: string | null;
};

export type ConsentStatementTable = {
  consent_id: string;
  statement_ref: string;
  record_id: string;
  statement_id: string;
  /** Whether this node decides: those who may see the row, whatever their cases. */
  for_decision: Generated<boolean>;
};

/** Proof that a record existed, was used and was erased; nothing of what it said. */
export type ErasedRecordTable = {
  record_id: string;
  kind: string;
  originator: string;
  case_ids: string[];
  created_at: Date;
  review_at: string;
  erased_at: Date;
  /** Null when the node did it by itself. */
  erased_by: string | null;
  cause: "retention" | "request" | "recall";
  reason: string;
  statements: number;
  disclosures: number;
  consultations: number;
};
