import { createHash, randomBytes } from "node:crypto";
import { canonicalJson } from "@entente/protocol";
import { actorId } from "../store/actor.ts";
import { keptText } from "../store/kept-text.ts";
import type { Transaction } from "../store/store.ts";

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
};

const rowsPerInsert = 2_000;

/**
 * Writes acts into the ledger, in the transaction that does them: either both are kept or neither.
 * The leaf hash is SHA-256 over 0x00 and the salted canonical entry (RFC 6962 leaf form).
 */
export async function appendToLedger(
  tx: Transaction,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const at = new Date();
  const rows = entries.map((entry) => {
    const content = {
      at: at.toISOString(),
      actor: { type: tx.actor.type, id: actorId(tx.actor) },
      act: entry.act,
      object: entry.object,
      caseId: entry.caseId ?? null,
      justification: entry.justification === undefined ? null : keptText(entry.justification),
      recipient: entry.recipient ?? null,
      facts: keptFacts(entry.facts ?? {}),
    };
    const salt = randomBytes(16);
    return {
      at,
      actor_type: content.actor.type,
      actor_id: content.actor.id,
      act: content.act,
      object_type: content.object.type,
      object_id: content.object.id,
      case_id: content.caseId,
      justification: content.justification,
      recipient: content.recipient,
      facts: JSON.stringify(content.facts),
      salt,
      leaf_hash: createHash("sha256")
        .update(Uint8Array.of(0))
        .update(salt)
        .update(canonicalJson(content))
        .digest(),
    };
  });
  for (let from = 0; from < rows.length; from += rowsPerInsert)
    await tx
      .insertInto("ledger_entry")
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
}

/** Facts as they come back from the database, so that the hash is that of what is stored. */
function keptFacts(facts: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(facts), (_name, value: unknown) =>
    typeof value === "string" ? keptText(value) : value,
  );
}
