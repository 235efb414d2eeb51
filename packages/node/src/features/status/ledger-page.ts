import { z } from "@hono/zod-openapi";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { appendToLedger, ledgerActs } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";

/** An act as the data-protection officer reads it. */
export const ledgerRowSchema = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.object({
      type: z.enum(["user", "system", "partner"]),
      id: z.string(),
      /** Of a user. */
      name: z.string().nullable(),
    }),
    act: z.string(),
    object: z.object({ type: z.string(), id: z.string() }),
    caseId: z.uuid().nullable(),
    justification: z.string().nullable(),
    recipient: z.string().nullable(),
  })
  .openapi("LedgerEntry");

/** What to look for in the ledger. */
export const ledgerFilterSchema = z.object({
  /** A user's or authority's id, or the name of a part of the node. */
  actor: z.string().max(200).optional(),
  act: z.enum(ledgerActs).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

type LedgerQuery = z.infer<typeof ledgerFilterSchema> & {
  limit: number;
  cursor?: string | undefined;
};

const positionSchema = z.tuple([z.int().positive()]);

/** A page of the ledger, newest first. Reading it is an act in the ledger too. */
export async function readLedger(
  tx: Transaction,
  query: LedgerQuery,
): Promise<Page<z.infer<typeof ledgerRowSchema>>> {
  const { actor, act, from, to, limit, cursor } = query;
  const before = decodeCursor(positionSchema, cursor);
  const rows = await tx
    .selectFrom("ledger_entry")
    .leftJoin("app_user", (join) =>
      join
        .on("actor_type", "=", "user")
        .on((eb) => eb(eb.cast("app_user.id", "text"), "=", eb.ref("actor_id"))),
    )
    .selectAll("ledger_entry")
    .select("app_user.name")
    .$if(actor !== undefined, (q) => q.where("actor_id", "=", actor ?? ""))
    .$if(act !== undefined, (q) => q.where("act", "=", act ?? ""))
    .$if(from !== undefined, (q) => q.where("at", ">=", new Date(from ?? 0)))
    .$if(to !== undefined, (q) => q.where("at", "<", new Date(to ?? 0)))
    .$if(before !== undefined, (q) => q.where("seq", "<", before?.[0] ?? 0))
    .orderBy("seq", "desc")
    .limit(limit + 1)
    .execute();
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: { type: "ledger", id: "ledger" },
      facts: { actor, act, from, to, rows: Math.min(rows.length, limit) },
    },
  ]);
  const entries = rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { type: row.actor_type, id: row.actor_id, name: row.name },
    act: row.act,
    object: { type: row.object_type, id: row.object_id },
    caseId: row.case_id,
    justification: row.justification,
    recipient: row.recipient,
  }));
  return pageOf(entries, limit, ({ seq }) => [seq]);
}
