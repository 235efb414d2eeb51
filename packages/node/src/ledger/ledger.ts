import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { actorId } from "../store/actor.ts";
import { insertRows } from "../store/insert-rows.ts";
import { keptText } from "../store/kept-text.ts";
import type { Transaction } from "../store/store.ts";
import { hashOfJustification, leafOf } from "./entry-leaf.ts";

/** Acts of Directive (EU) 2016/680 art. 25, and those of the node itself. */
export const ledgerActs = [
  "collection",
  "alteration",
  "consultation",
  "search",
  "disclosure",
  "combination",
  "separation",
  "erasure",
  "matching",
  "evaluation",
  "confirmation",
  "dismissal",
  "request",
  "reminder",
  "delay",
  "approval",
  "refusal",
  "receipt",
  "refused-access",
  "sign-in",
  "sign-in-failure",
  "sign-out",
  "administration",
  "recall",
  "consent",
  "export",
  "history-rewritten",
] as const;

/** What was done. */
export type LedgerAct = (typeof ledgerActs)[number];

/** One act to be written down; the transaction's actor is the one who did it. */
export type LedgerEntry = {
  act: LedgerAct;
  object: { type: string; id: string };
  caseId?: string | undefined;
  justification?: string | undefined;
  /** The authority that got content by this act. */
  recipient?: string | undefined;
  /** Counts, codes and outcomes; never content of a record. */
  facts?: Record<string, unknown>;
  /** SHA-256 (hex) of the partner's message that it came with; by default the one being taken. */
  message?: string | undefined;
};

const rowsPerInsert = 2_000;

/**
 * Writes acts into the ledger, in the transaction that does them: either both are kept or neither.
 * Sealing gives the entries their place in the tree afterwards.
 */
export async function appendToLedger(
  tx: Transaction,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const at = new Date();
  const rows = entries.map((entry) => rowOf(tx, entry, at));
  for (let from = 0; from < rows.length; from += rowsPerInsert)
    await insertRows(tx, "ledger_entry", rows.slice(from, from + rowsPerInsert));
}

/**
 * Erases the texts of justifications; the entries and their leaves stay as they are, since a leaf holds
 * only the salted hash of the text. Nothing else of the ledger can be erased.
 * @returns how many were erased
 */
export async function eraseJustifications(
  tx: Transaction,
  seqs: readonly number[],
): Promise<number> {
  const { rows } = await sql<{ erased: number }>`
    select entente_erase_justifications(${seqs}::bigint[]) as erased
  `.execute(tx);
  return rows[0]?.erased ?? 0;
}

function rowOf(tx: Transaction, entry: LedgerEntry, at: Date) {
  const { act, object, caseId = null, recipient = null, facts = {} } = entry;
  const actor = { type: tx.actor.type, id: actorId(tx.actor) };
  const justification = entry.justification === undefined ? null : keptText(entry.justification);
  const justificationSalt = justification === null ? null : randomBytes(16);
  const justificationHash =
    justification === null || justificationSalt === null
      ? null
      : hashOfJustification(justification, justificationSalt);
  const message = entry.message ?? tx.message;
  const kept = keptFacts(message === undefined ? facts : { ...facts, message });
  const salt = randomBytes(16);
  const content = {
    at: at.toISOString(),
    actor,
    act,
    object,
    caseId,
    justification: justificationHash?.toString("hex") ?? null,
    recipient,
    facts: kept,
  };
  return {
    at,
    actor_type: actor.type,
    actor_id: actor.id,
    act,
    object_type: object.type,
    object_id: object.id,
    case_id: caseId,
    justification,
    justification_salt: justificationSalt,
    justification_hash: justificationHash,
    recipient,
    facts: kept,
    salt,
    leaf_hash: leafOf(content, salt),
  };
}

/** Facts as they come back from the database, so that the hash is that of what is stored. */
function keptFacts(facts: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(facts), (_name, value: unknown) =>
    typeof value === "string" ? keptText(value) : value,
  );
}
