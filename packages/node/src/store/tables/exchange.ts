import type { ColumnType, Generated } from "kysely";

/** What a notice of a hit says, without its MACs. */
type Announcement = { noticeId: string; handle: string; ownHandle: string | null; tags: string[] };

export type HitTable = {
  id: string;
  agreement_id: string;
  partner_id: string;
  record_id: string;
  /** The partner's handle for its record. */
  partner_handle: Buffer;
  key_types: string[];
  strength: number;
  silent: boolean;
  state: "new" | "confirmed-here" | "confirmed-there" | "confirmed" | "dismissed" | "withdrawn";
  confirmed_by: string | null;
  dismissed_reason: string | null;
  /** What the partner last told of it. */
  partner_decision: "confirmed" | "dismissed" | null;
  partner_contact: string | null;
  /** Whether the partner answered the notice with its own proof. */
  acknowledged: Generated<boolean>;
  /** The last notice that was sent of it, without its MACs. */
  notice: ColumnType<Announcement | null, string | null | undefined, string | null>;
  found_at: Generated<Date>;
  updated_at: Generated<Date>;
};

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
  answered_at: Date | null;
  answered_by: string | null;
  statements_disclosed: number | null;
  refusal_reason: string | null;
  refusal_text: string | null;
  note: string | null;
  conditions: string | null;
  foreign_record_id: string | null;
  outbox_id: string | null;
};
