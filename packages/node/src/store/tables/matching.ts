import type { Generated } from "kysely";

/** A match key of a record: in clear, and so it never leaves. `digest` is the start of its SHA-256. */
export type MatchKeyTable = { record_id: string; digest: Buffer; key_type: string; value: string };

/** Keys of a record that so many records share that they are not matched on. */
export type CappedKeyTable = {
  agreement_id: string;
  record_id: string;
  key_type: string;
  records: number;
};

/** The random name of a record under one agreement; it stays when the record's keys change. */
export type RecordHandleTable = { agreement_id: string; record_id: string; handle: Buffer };

/** A key of a record under the blind protocol, and the local digest of the value it was made from. */
export type TagTable = {
  agreement_id: string;
  tag: Buffer;
  record_id: string;
  key_type: string;
  digest: Buffer;
  proof_key: Buffer;
};

/** The partner's list as received. */
export type PartnerTagTable = {
  agreement_id: string;
  tag: Buffer;
  handle: Buffer;
  /** From before the partner began to send its list anew: goes when that is whole. */
  outdated: Generated<boolean>;
};

/** Records whose match keys are to be computed anew; `bulk` ones yield to the others. */
export type MatchingQueueTable = {
  record_id: string;
  bulk: Generated<boolean>;
  queued_at: Generated<Date>;
};

/** Records whose keys are to be tagged under an agreement: for this node's list, or as queries. */
export type TaggingQueueTable = {
  agreement_id: string;
  side: "list" | "query";
  record_id: string;
  bulk: Generated<boolean>;
  /** Grows each time the record is queued again, so that work on an older state does not end it. */
  revision: Generated<number>;
  queued_at: Generated<Date>;
  claimed_until: Date | null;
  /** The server that has claimed it; null where it only waits for its time. */
  claimed_by: string | null;
};
