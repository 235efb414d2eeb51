import type { Checkpoint } from "@entente/protocol";
import type { ColumnType, Generated } from "kysely";

type Json<T> = ColumnType<T, string, string>;

export type LedgerEntryTable = {
  seq: Generated<number>;
  at: Generated<Date>;
  actor_type: "user" | "system" | "partner";
  actor_id: string;
  act: string;
  object_type: string;
  object_id: string;
  case_id: string | null;
  /** Null also once it was erased. */
  justification: string | null;
  justification_salt: Buffer | null;
  /** What stands in the leaf for the justification. */
  justification_hash: Buffer | null;
  /** Who got it, for disclosures. */
  recipient: string | null;
  /** Small facts without content of records (counts, codes, outcome). */
  facts: unknown;
  salt: Buffer;
  leaf_hash: Buffer;
  /** The transaction that wrote it. */
  xid: Generated<string>;
};

/** A sealed entry: its place in the tree, from 0. */
export type LedgerLeafTable = { index: number; entry_seq: number; leaf_hash: Buffer };

/** The hash of a complete subtree of 256 leaves or more. */
export type LedgerNodeTable = { level: number; index: number; hash: Buffer };

/** The one row of the tree as it stands. */
export type LedgerTreeTable = {
  one: Generated<boolean>;
  size: number;
  /** Hashes of the greatest complete subtrees, from left to right. */
  peaks: Buffer[];
  /** `pg_snapshot` of the last sealing: what was not visible in it is not sealed. */
  snapshot: string | null;
  /** The PostgreSQL and database whose transactions the snapshot names. */
  cluster: string | null;
  /** Entries up to this one bear transactions of another PostgreSQL. */
  stale_seq: number;
  /** The newest signed one. */
  checkpoint: Checkpoint | null;
};

export type LedgerCheckpointTable = {
  id: Generated<number>;
  size: number;
  checkpoint: Json<Checkpoint>;
  /** The raw public key it was signed with. */
  signing_key: Buffer;
};

/** What a node knows, as witness, of a partner's ledger. */
export type LedgerWitnessTable = {
  partner_id: string;
  newest: Json<Checkpoint>;
  /** The newest that was shown to continue all before. */
  verified: ColumnType<Checkpoint | null, string | undefined, string>;
  /** When the partner last showed that its history holds. */
  checked_at: Generated<Date | null>;
  rewritten_at: Generated<Date | null>;
  /** Why the history counts as rewritten, with both checkpoints. */
  fault: ColumnType<WitnessedFault | null, string | undefined, string>;
  /** How many breaks were accepted before: which of the partner's histories this is. */
  history: Generated<number>;
};

/** A break in a partner's history that was accepted, with its evidence. */
export type HistoryBreakTable = {
  id: string;
  partner_id: string;
  fault: ColumnType<WitnessedFault, string, never>;
  rewritten_at: Date;
  accepted_at: Date;
  accepted_by: string;
  reason: string;
};

/** An own checkpoint that is kept whatever its age. */
export type NamedCheckpointTable = { name: string; size: number };

/** Two checkpoints of a partner of which one belies the other. */
export type WitnessedFault = {
  readonly reason: "two-roots" | "went-back" | "proof-failed" | "proof-not-given";
  readonly earlier: Checkpoint;
  readonly later: Checkpoint;
};

export type WitnessedCheckpointTable = {
  partner_id: string;
  history: Generated<number>;
  size: number;
  checkpoint: Json<Checkpoint>;
  signing_key: Buffer;
  verified_at: Generated<Date>;
};
