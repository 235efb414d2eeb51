import { authoritySchema } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { ledgerStateSchema, readLedgerStates } from "../../ledger/witness-state.ts";
import type { Transaction } from "../../store/store.ts";
import { partnerState, partnerStates } from "./partner-state.ts";
import { readAuthorities } from "./store.ts";

/** An authority, and how its node was last found. */
export const authorityRowSchema = authoritySchema
  .extend({
    /** True for the node's own. */
    self: z.boolean(),
    state: z.enum(partnerStates),
    lastSeenAt: z.iso.datetime().nullable(),
    /** How its ledger stands, as this node is witness of it; null while nothing is known. */
    ledger: ledgerStateSchema.nullable(),
  })
  .openapi("AuthorityRow");

/** The node's own authority first, then its partners. */
export async function listAuthorities(
  tx: Transaction,
  now: Date,
): Promise<{ items: z.infer<typeof authorityRowSchema>[] }> {
  const rows = await readAuthorities(tx);
  const ledgers = await readLedgerStates(tx, now);
  const items = rows.map(({ self, last_seen_at: lastSeen, failing, ...authority }) => ({
    ...authoritySchema.parse(authority),
    self,
    state: self ? ("up" as const) : partnerState(lastSeen, Boolean(failing), now),
    lastSeenAt: lastSeen?.toISOString() ?? null,
    ledger: ledgers.get(authority.id) ?? null,
  }));
  return { items };
}
