import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";

/** What the officer sees first. */
export const summarySchema = z
  .object({
    /** The days that the counts of acts cover. */
    days: z.int(),
    consultations: z.int(),
    missedSearches: z.int(),
    disclosures: z.int(),
    refusedAccesses: z.int(),
    /** Alarms that nobody has resolved. */
    alarms: z.int(),
    /** Hits of silent records, of which the partner was not told. */
    silentHits: z.int(),
    /** Records whose review date has come. */
    reviewsDue: z.int(),
    /** Exported copies of what no longer holds, not brought in yet. */
    copiesOutstanding: z.int(),
    /** Own recalls that the partner has not acknowledged. */
    recallsUnanswered: z.int(),
  })
  .openapi("OversightSummary");

type Summary = z.infer<typeof summarySchema>;

const days = 30;

/** Counts what the officer may have to look into. Reading it is an act in the ledger. */
export async function readSummary(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
): Promise<Summary> {
  const since = new Date(node.now().getTime() - days * 86_400_000);
  const counts = await withFullSight(tx, () => countAll(tx, since, node.now()));
  await appendToLedger(tx, [{ act: "consultation", object: { type: "oversight", id: "summary" } }]);
  return { days, ...counts };
}

async function countAll(tx: Transaction, since: Date, now: Date): Promise<Omit<Summary, "days">> {
  const acts = (act: string) =>
    sql`(select count(*) from ledger_entry where act = ${act} and at >= ${since})`;
  const { rows } = await sql<Omit<Summary, "days">>`
    select ${acts("consultation")} as consultations, ${acts("disclosure")} as disclosures,
      ${acts("refused-access")} as "refusedAccesses",
      (select count(*) from ledger_entry
        where act = 'search' and facts ->> 'found' = '0' and at >= ${since}) as "missedSearches",
      (select count(*) from alarm where state <> 'resolved') as alarms,
      (select count(*) from hit where silent and state <> 'withdrawn') as "silentHits",
      (select count(*) from record
        where review_at <= ${now.toISOString().slice(0, 10)} and merged_into is null) as "reviewsDue",
      (select count(*) from outstanding_copy where closed_at is null) as "copiesOutstanding",
      (select count(*) from recall
        where direction = 'out' and answered_at is null) as "recallsUnanswered"`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error("the database did not answer");
  return counts;
}
