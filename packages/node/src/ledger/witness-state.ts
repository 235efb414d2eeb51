import { z } from "@hono/zod-openapi";
import type { Selectable } from "kysely";
import type { Transaction } from "../store/store.ts";
import type { LedgerWitnessTable } from "../store/tables/ledger.ts";

/** How a partner's ledger stands, as this node is witness of it. */
export const ledgerStateSchema = z
  .object({
    state: z.enum(["consistent", "unproven", "rewritten"]),
    /** Entries at its newest checkpoint. */
    size: z.int(),
    /** When it signed that. */
    at: z.iso.datetime(),
    /** Since when it has not been shown, or is known to have been rewritten. */
    since: z.iso.datetime().optional(),
    /** Breaks that were accepted, the latest first. */
    breaks: z
      .array(
        z.object({
          rewrittenAt: z.iso.datetime(),
          acceptedAt: z.iso.datetime(),
          acceptedBy: z.string(),
          reason: z.string(),
        }),
      )
      .optional(),
  })
  .openapi("LedgerState");

/** How a partner's ledger stands. */
export type LedgerState = z.infer<typeof ledgerStateSchema>;

/** What is not shown for this long counts as not shown; a proof is asked for every few seconds. */
const provenWithinMs = 10 * 60_000;

/** How the partners' ledgers stand, by partner; those of whom nothing is known are not there. */
export async function readLedgerStates(
  tx: Transaction,
  now: Date,
): Promise<ReadonlyMap<string, LedgerState>> {
  const rows = await tx.selectFrom("ledger_witness").selectAll().execute();
  const accepted = await tx
    .selectFrom("history_break")
    .selectAll()
    .orderBy("accepted_at", "desc")
    .execute();
  const breaks = Map.groupBy(accepted, (one) => one.partner_id);
  return new Map(
    rows.map((row) => {
      const known = (breaks.get(row.partner_id) ?? []).map((one) => ({
        rewrittenAt: one.rewritten_at.toISOString(),
        acceptedAt: one.accepted_at.toISOString(),
        acceptedBy: one.accepted_by,
        reason: one.reason,
      }));
      const state = stateOf(row, now);
      return [row.partner_id, known.length > 0 ? { ...state, breaks: known } : state];
    }),
  );
}

function stateOf(row: Selectable<LedgerWitnessTable>, now: Date): LedgerState {
  const { newest, verified, checked_at: checkedAt, rewritten_at: rewrittenAt } = row;
  const { size, at } = newest;
  if (rewrittenAt) return { state: "rewritten", size, at, since: rewrittenAt.toISOString() };
  const shown = size === 0 || verified?.size === size;
  const lately = checkedAt !== null && now.getTime() - checkedAt.getTime() < provenWithinMs;
  if (shown || lately) return { state: "consistent", size, at };
  return { state: "unproven", size, at, since: (checkedAt ?? now).toISOString() };
}
