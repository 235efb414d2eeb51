import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { readRecord } from "../records/read.ts";
import { recordSchema } from "../records/schemas.ts";

/** What a justified look asks for. */
export const lookInputSchema = z.strictObject({
  /** The entry of the log whose object is to be seen. */
  entry: z.int().positive(),
  justification: z.string().trim().min(10).max(2000),
});

/** What a justified look shows: the record as it is now, or the words of a search. */
export const lookSchema = z
  .object({
    record: recordSchema.nullable(),
    search: z.object({ words: z.string(), found: z.int().nullable() }).nullable(),
  })
  .openapi("JustifiedLook");

type Look = z.infer<typeof lookSchema>;

const searchFactsSchema = z.object({
  query: z.string(),
  found: z
    .int()
    .nullish()
    .transform((found) => found ?? null),
});

/**
 * Opens what an entry of the log is about, read only, for the data-protection officer. The look is a
 * consultation in the ledger, with role, reason and the entry that gave rise to it.
 * @throws Problem 404 when there is no such entry, or nothing behind it (any more)
 */
export async function look(
  node: NodeContext,
  tx: Transaction,
  { entry, justification }: z.infer<typeof lookInputSchema>,
): Promise<Look> {
  const row = await tx
    .selectFrom("ledger_entry")
    .select(["act", "object_type", "object_id", "facts"])
    .where("seq", "=", entry)
    .executeTakeFirst();
  if (!row) throw nothingThere();
  const isSearch = row.act === "search";
  if (!isSearch && row.object_type !== "record") throw nothingThere();
  const shown: Look = isSearch
    ? { record: null, search: wordsOf(row.facts) }
    : { record: await readOnly(node, tx, row.object_id), search: null };
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: isSearch
        ? { type: "search", id: String(entry) }
        : { type: "record", id: row.object_id },
      justification,
      facts: { role: "data-protection-officer", entry },
    },
  ]);
  return shown;
}

async function readOnly(
  node: NodeContext,
  tx: Transaction,
  id: string,
): Promise<NonNullable<Look["record"]>> {
  const record = await withFullSight(tx, () => readRecord(node, tx, id));
  const can = Object.fromEntries(Object.keys(record.can).map((act) => [act, false]));
  return { ...record, can: can as typeof record.can };
}

function wordsOf(facts: unknown): Look["search"] {
  const { query, found } = searchFactsSchema.parse(facts);
  return { words: query, found };
}

function nothingThere(): Problem {
  return new Problem(404, "nothing-to-look-at", "There is no record or search behind this entry.", {
    remedy: "The record may have been erased; the log keeps what was done with it.",
  });
}
