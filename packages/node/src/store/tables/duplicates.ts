import type { LinkageModel } from "@entente/match";
import type { ColumnType, Generated } from "kysely";

/** On which level a field of two records agrees, and what it weighs; never a value. */
export type KeptLevel = { field: string; level: string; bits: number; rarity: number };

/** How much speaks for two records being of the same, without the values. */
export type KeptComparison = {
  bits: number;
  probability: number;
  levels: readonly KeptLevel[];
};

type Json<T> = ColumnType<T, string, string>;

/** Records whose duplicates are to be looked for; `bulk` ones yield to the others. */
export type DuplicateQueueTable = {
  record_id: string;
  bulk: Generated<boolean>;
  queued_at: Generated<Date>;
};

/** Two own records that may be of the same; the left id is the smaller one. */
export type DuplicatePairTable = {
  id: string;
  left_id: string;
  right_id: string;
  kind: string;
  bits: number;
  probability: number;
  levels: Json<KeptLevel[]>;
  model_version: number;
  state: Generated<"open" | "later" | "same" | "different">;
  /** The record that stayed when both were merged. */
  kept_id: string | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  found_at: Date;
};

/** What somebody decided on which evidence: weights are learned from it. */
export type LinkageDecisionTable = {
  /** The pair; an id of nothing once one of its records was erased. */
  pair_id: string;
  kind: string;
  same: boolean;
  comparison: Json<KeptComparison>;
  decided_at: Date;
};

/** A version of how records of a kind are compared; the highest one holds. */
export type LinkageSettingTable = {
  kind: string;
  version: number;
  /** Null is the one that comes with the node. */
  model: ColumnType<LinkageModel | null, string | null, string | null>;
  /** The probability from which pairs are proposed. */
  threshold: number;
  origin: "learned" | "threshold" | "earlier";
  /** The version that was gone back to. */
  earlier_version: number | null;
  /** The decisions it was learned from. */
  decisions: number;
  reason: string;
  adopted_by: string | null;
  adopted_at: Date;
};

/** A look through the whole register. */
export type DuplicateRunTable = {
  id: string;
  /** Of one kind alone; null for all. */
  kind: string | null;
  state: "running" | "cancelled" | "done";
  /** Kinds that have been looked through: they are not begun again. */
  kinds_done: Generated<string[]>;
  /** By how many records it has moved on, of {@link records_total}; a share of a kind counts as such. */
  records_done: Generated<number>;
  records_total: number;
  started_by: string | null;
  started_at: Date;
  ended_at: Date | null;
  /** Until when it is another server's; null when no server has it. */
  claimed_until: Generated<Date | null>;
  claimed_by: Generated<string | null>;
};

/** Why somebody is looking at duplicates today. */
export type DuplicateSessionTable = { user_id: string; text: string; expires_at: Date };
