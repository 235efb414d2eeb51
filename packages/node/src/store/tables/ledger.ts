import type { Generated } from "kysely";

export type LedgerEntryTable = {
  seq: Generated<number>;
  at: Generated<Date>;
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
