import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { MatchingOverview } from "./matching-schemas.ts";
import { dailyAllowance, proposedBudget } from "./patterns/evaluation-credit.ts";

type Item = MatchingOverview["items"][number];

const hourMs = 3_600_000;
const countedHours = 25;

/** Budgets, lists, hits and common values under each agreement. Reading them is an act in the ledger. */
export async function readMatching(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  days: number,
): Promise<MatchingOverview> {
  const now = node.now();
  const since = new Date(Math.floor(now.getTime() / hourMs) * hourMs - days * 24 * hourMs);
  const items = await withFullSight(tx, async () => {
    const agreements = await agreementsOf(tx);
    const spentSince = new Date(now.getTime() - countedHours * hourMs);
    const parts: Item[] = [];
    for (const row of agreements)
      parts.push({
        ...row,
        spent: await spentOf(tx, row.id, spentSince),
        hours: await hoursOf(tx, row.id, since),
        hits: await hitsOf(tx, row.id),
        capped: await cappedOf(tx, row.id),
      });
    return parts;
  });
  await appendToLedger(tx, [
    { act: "consultation", object: { type: "oversight", id: "matching" }, facts: { days } },
  ]);
  return { since: since.toISOString(), items };
}

async function agreementsOf(tx: Transaction) {
  const rows = await tx
    .selectFrom("agreement")
    .innerJoin("authority", "authority.id", "agreement.partner_id")
    .leftJoin("evaluation_credit", "evaluation_credit.agreement_id", "agreement.id")
    .select((eb) => [
      "agreement.id",
      "agreement.terms",
      "authority.id as partnerId",
      "authority.name as partnerName",
      eb.fn.coalesce("list_size", sql<number>`0`).as("size"),
      eb.fn.coalesce("earned", sql<number>`0`).as("earned"),
      sql<boolean>`exists (
        select from alarm where subject_id = agreement.id and stops and state <> 'resolved'
      )`.as("stopped"),
    ])
    .orderBy("authority.name")
    .orderBy("agreement.id")
    .execute();
  return rows
    .filter(({ terms }) => terms.matching)
    .map(({ id, terms, size, earned, stopped, ...row }) => ({
      id,
      title: terms.title,
      partner: { id: row.partnerId, name: row.partnerName },
      budget: terms.evaluationBudget,
      proposedBudget: proposedBudget(size),
      list: { size, earned, allowance: dailyAllowance(size) },
      stopped,
    }));
}

async function spentOf(tx: Transaction, agreementId: string, since: Date): Promise<number> {
  const { spent } = await tx
    .selectFrom("evaluation_count")
    .select(sql<number>`coalesce(sum(evaluations), 0)::bigint`.as("spent"))
    .where("agreement_id", "=", agreementId)
    .where("hour", ">", since)
    .executeTakeFirstOrThrow();
  return spent;
}

async function hoursOf(tx: Transaction, agreementId: string, since: Date): Promise<Item["hours"]> {
  const rows = await tx
    .selectFrom("evaluation_count")
    .select(["hour", "evaluations", "batches", "unlisted", "refused", "listed"])
    .where("agreement_id", "=", agreementId)
    .where("hour", ">=", since)
    .orderBy("hour")
    .execute();
  return rows.map(({ hour, ...counts }) => ({ hour: hour.toISOString(), ...counts }));
}

async function hitsOf(tx: Transaction, agreementId: string): Promise<Item["hits"]> {
  const counts = await tx
    .selectFrom("hit")
    .select([
      sql<number>`count(*)`.as("all"),
      sql<number>`count(*) filter (where silent)`.as("silent"),
    ])
    .where("agreement_id", "=", agreementId)
    .where("state", "<>", "withdrawn")
    .executeTakeFirstOrThrow();
  if (counts.silent === 0) return { ...counts, knownTo: [] };
  const { rows } = await sql<{ name: string }>`
    select distinct app_user.name from hit
    join ledger_entry on object_id = hit.record_id::text and object_type = 'record'
      and act = 'consultation' and actor_type = 'user'
    join app_user on app_user.id::text = actor_id
    where hit.agreement_id = ${agreementId} and hit.silent and hit.state <> 'withdrawn'
    order by 1`.execute(tx);
  return { ...counts, knownTo: rows.map(({ name }) => name) };
}

async function cappedOf(tx: Transaction, agreementId: string): Promise<Item["capped"]> {
  return tx
    .selectFrom("capped_key")
    .select((eb) => ["key_type as keyType", eb.fn.countAll<number>().as("records")])
    .where("agreement_id", "=", agreementId)
    .groupBy("key_type")
    .orderBy("key_type")
    .execute();
}
