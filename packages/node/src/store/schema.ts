import type { AgreementTerms, Handling } from "@entente/model";
import type { ColumnType, Generated } from "kysely";

type Instant = Date;

export type UserTable = {
  id: string;
  email: string;
  name: string;
  language: string;
  password_hash: string | null;
  roles: string[];
  disabled: Generated<boolean>;
  created_at: Generated<Instant>;
};

export type SessionTable = {
  token_hash: Buffer;
  user_id: string;
  created_at: Generated<Instant>;
  last_seen_at: Generated<Instant>;
  expires_at: Instant;
};

/** The node's own authority and its partners; keys of partners are pinned. */
export type AuthorityTable = {
  id: string;
  name: string;
  type: string;
  country: string;
  self: boolean;
  link_url: string | null;
  signing_key: Buffer | null;
  tls_fingerprint: string | null;
  last_seen_at: Instant | null;
};

export type AgreementTable = {
  id: string;
  partner_id: string;
  terms: AgreementTerms;
  /** Signatures over the canonical terms, by authority id, base64. */
  signatures: Record<string, string>;
  /** This node's blind-evaluation key under the agreement: it never leaves the node. */
  oprf_secret_key: Buffer;
  oprf_public_key: Buffer;
  partner_oprf_public_key: Buffer | null;
  /** Number of the last delta of this node's list that was put into the outbox. */
  list_version: Generated<number>;
  /** Number of the last delta of the partner's list that was applied. */
  partner_list_version: Generated<number>;
  /** Why matching under it was stopped, for example because the partner changed its key. */
  suspended: string | null;
};

/** Blind evaluations granted to the partner, by agreement and hour. */
export type EvaluationCountTable = { agreement_id: string; hour: Instant; evaluations: number };

export type CaseTable = {
  id: string;
  number: string;
  title: string;
  purpose: string;
  status: "open" | "closed";
  created_by: string | null;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
};

export type CaseMemberTable = { case_id: string; user_id: string; role: "lead" | "member" };

export type CaseRecordTable = {
  case_id: string;
  record_id: string;
  added_by: string | null;
  added_at: Generated<Instant>;
};

export type RecordTable = {
  id: string;
  kind: string;
  caption: string;
  /** Second line of a list row: birth date, route, place. */
  detail: string | null;
  originator: string;
  silent: Generated<boolean>;
  /** True when it belongs to a case: then only members of one of its cases see it. */
  restricted: Generated<boolean>;
  merged_into: string | null;
  handling_codes: string[];
  review_at: string;
  created_by: string | null;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
  /** Words of the current values, transliterated; weights A for names, B for the rest. */
  search: Generated<string>;
  /** Current identifiers in search form (upper-case alphanumerics). */
  identifiers: string[];
};

export type StatementTable = {
  id: string;
  record_id: string;
  property: string;
  value: string;
  original: string | null;
  note: string | null;
  source: string;
  grade_scale: Generated<string>;
  grade_source: string;
  grade_information: string;
  handling_codes: string[];
  handling_restriction: string | null;
  nature: Generated<string>;
  observed_at: string | null;
  author_id: string | null;
  created_at: Generated<Instant>;
  ended_at: Instant | null;
  end_reason: string | null;
  supersedes: string | null;
  /** The record that the value refers to, for properties of type `entity`. */
  reference: string | null;
};

/** What binds a foreign record to its originator and to the exchange that brought it. */
export type ForeignRecordTable = {
  record_id: string;
  partner_id: string;
  agreement_id: string;
  request_id: string;
  conditions: string | null;
  received_at: Generated<Instant>;
};

export type JustificationTable = {
  user_id: string;
  record_id: string;
  text: string;
  expires_at: Instant;
};

export type LedgerEntryTable = {
  seq: Generated<number>;
  at: Generated<Instant>;
  actor_type: "user" | "system" | "partner";
  actor_id: string;
  act: string;
  object_type: string;
  object_id: string;
  case_id: string | null;
  justification: string | null;
  /** Who got it, for disclosures. */
  recipient: string | null;
  /** Small facts without content of records (counts, codes, outcome). */
  facts: unknown;
  salt: Buffer;
  leaf_hash: Buffer;
};

export type ImportTable = {
  id: string;
  file_name: string;
  format: "csv" | "xlsx" | "ftm";
  size: number;
  /** Where the uploaded bytes are kept until the import ends. */
  file_path: string;
  file_hash: Buffer;
  encoding: string | null;
  state: string;
  columns: unknown;
  mapping: unknown;
  rows_total: number | null;
  rows_done: Generated<number>;
  rows_imported: Generated<number>;
  rows_unchanged: Generated<number>;
  rows_faulty: Generated<number>;
  /** Faulty rows of which the good values were taken in. */
  rows_partly: Generated<number>;
  /** When the present run began, and how many rows were done then. */
  run_started_at: Instant | null;
  run_started_rows: Generated<number>;
  /** Until when the server that runs it has it to itself. */
  claimed_until: Instant | null;
  problem: unknown;
  details: unknown;
  created_by: string;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
};

export type ImportFaultTable = {
  import_id: string;
  line: number;
  /** The row's cells as they were read. */
  cells: unknown;
  problems: unknown;
};

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
export type PartnerTagTable = { agreement_id: string; tag: Buffer; handle: Buffer };

/** Records whose match keys are to be computed anew; `bulk` ones yield to the others. */
export type MatchingQueueTable = {
  record_id: string;
  bulk: Generated<boolean>;
  queued_at: Generated<Instant>;
};

/** Records whose keys are to be tagged under an agreement: for this node's list, or as queries. */
export type TaggingQueueTable = {
  agreement_id: string;
  side: "list" | "query";
  record_id: string;
  bulk: Generated<boolean>;
  /** Grows each time the record is queued again, so that work on an older state does not end it. */
  revision: Generated<number>;
  queued_at: Generated<Instant>;
  claimed_until: Instant | null;
};

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
  partner_contact: string | null;
  /** Whether the partner answered the notice with its own proof. */
  acknowledged: Generated<boolean>;
  /** The last notice that was sent of it, without its MACs. */
  notice: ColumnType<Announcement | null, string | null | undefined, string | null>;
  found_at: Generated<Instant>;
  updated_at: Generated<Instant>;
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
  created_at: Generated<Instant>;
  received_at: Instant | null;
  due_at: Instant;
  answered_at: Instant | null;
  answered_by: string | null;
  statements_disclosed: number | null;
  refusal_reason: string | null;
  refusal_text: string | null;
  note: string | null;
  conditions: string | null;
  foreign_record_id: string | null;
  outbox_id: string | null;
};

export type OutboxTable = {
  id: string;
  partner_id: string;
  /** Messages of one stream are delivered in order. */
  stream: string;
  seq: Generated<number>;
  type: string;
  body: string;
  attempts: Generated<number>;
  next_attempt_at: Generated<Instant>;
  claimed_until: Instant | null;
  delivered_at: Instant | null;
  failed_at: Instant | null;
  last_error: string | null;
  created_at: Generated<Instant>;
};

export type InboxTable = {
  partner_id: string;
  message_id: string;
  type: string;
  body_hash: Buffer;
  receipt: string;
  received_at: Generated<Instant>;
};

export type NonceTable = { partner_id: string; nonce: string; expires_at: Instant };

/** Secrets and facts of the node itself, by name. */
export type NodeSettingTable = { name: string; value: Buffer };

/** All tables of a node's database. */
export type Database = {
  app_user: UserTable;
  session: SessionTable;
  authority: AuthorityTable;
  agreement: AgreementTable;
  evaluation_count: EvaluationCountTable;
  case_file: CaseTable;
  case_member: CaseMemberTable;
  case_record: CaseRecordTable;
  record: RecordTable;
  statement: StatementTable;
  foreign_record: ForeignRecordTable;
  justification: JustificationTable;
  ledger_entry: LedgerEntryTable;
  import: ImportTable;
  import_fault: ImportFaultTable;
  match_key: MatchKeyTable;
  capped_key: CappedKeyTable;
  record_handle: RecordHandleTable;
  /** The list this node gives its partners. */
  own_tag: TagTable;
  /** This node's keys as its partners evaluated them: what is looked up in their lists. */
  query_tag: TagTable;
  partner_tag: PartnerTagTable;
  matching_queue: MatchingQueueTable;
  tagging_queue: TaggingQueueTable;
  hit: HitTable;
  request: RequestTable;
  outbox: OutboxTable;
  inbox: InboxTable;
  nonce: NonceTable;
  node_setting: NodeSettingTable;
};

/** The handling of a statement row. */
export function handlingOf(
  row: Pick<StatementTable, "handling_codes" | "handling_restriction">,
): Handling {
  const codes = row.handling_codes as Handling["codes"];
  return row.handling_restriction === null
    ? { codes }
    : { codes, restriction: row.handling_restriction };
}
