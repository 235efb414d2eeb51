import { createHash } from "node:crypto";
import { canonicalJson } from "@entente/protocol";
import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** Entries whose hash is not that of what they say, and acts that only one of two ledgers knows. */
export type LedgerFindings = { entries: number; faults: string[] };

/** Computes the hash of every entry anew, and holds disclosures at one node against receipts at the other. */
export async function checkLedgers(
  books: Books,
  members: readonly Member[],
): Promise<LedgerFindings> {
  const findings: LedgerFindings = { entries: 0, faults: [] };
  const disclosed = new Set<string>();
  const received = new Set<string>();
  for (const member of members) {
    const rows = await books.of(member)((tx) =>
      tx.selectFrom("ledger_entry").selectAll().orderBy("seq").execute(),
    );
    findings.entries += rows.length;
    for (const row of rows) {
      const { request, statements } = row.facts as { request?: string; statements?: unknown };
      if (row.act === "disclosure" && request !== undefined) disclosed.add(request);
      if (row.act === "receipt" && request !== undefined && statements !== undefined)
        received.add(request);
      const content = {
        at: row.at.toISOString(),
        actor: { type: row.actor_type, id: row.actor_id },
        act: row.act,
        object: { type: row.object_type, id: row.object_id },
        caseId: row.case_id,
        justification: row.justification,
        recipient: row.recipient,
        facts: row.facts,
      };
      const leaf = createHash("sha256")
        .update(Uint8Array.of(0))
        .update(row.salt)
        .update(canonicalJson(content))
        .digest();
      if (!leaf.equals(row.leaf_hash))
        findings.faults.push(`${member.authority.id}: entry ${row.seq} is not what was written`);
    }
  }
  for (const request of disclosed.symmetricDifference(received))
    findings.faults.push(`request ${request}: its content is in one ledger only`);
  return findings;
}
