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
