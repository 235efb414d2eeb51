import { sql } from "kysely";
import { isThirdCountry } from "../../gate/decision.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { eventsOf, keyOf } from "./exchange-events.ts";
import type { ExchangeFilter, Exchanges } from "./exchange-schemas.ts";
import { factsOfFilter } from "./log-query.ts";

type Row = Exchanges["items"][number];
type Count = { key: string; what: "requests" | "replies" | "refusals"; way: "in" | "out" } & {
  n: number;
  statements: number;
};
type Transfer = Omit<Exchanges["transfers"][number], "at"> & { at: Date };

const mostTransfers = 200;

/** Counts the exchanges of a period. Reading them is an act in the ledger. */
export async function readExchanges(tx: Transaction, filter: ExchangeFilter): Promise<Exchanges> {
  const exchanges = await withFullSight(tx, async () => {
    const counts = await countEvents(tx, filter);
    return {
      ...countsOf(counts, await labelsOf(tx, filter.by)),
      refusals: await refusalsOf(tx, filter),
      transfers: await transfersOf(tx, filter),
    };
  });
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: { type: "oversight", id: "exchanges" },
      facts: { ...factsOfFilter(filter), rows: exchanges.items.length },
    },
  ]);
  return exchanges;
}

async function countEvents(tx: Transaction, filter: ExchangeFilter): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select ${keyOf[filter.by]} as key, what, way, count(*) as n, sum(statements)::bigint as statements
    from (${eventsOf(filter)}) as events group by 1, 2, 3 order by 1`.execute(tx);
  return rows;
}

const nothing = () => ({
  requests: { out: 0, in: 0 },
  replies: { out: 0, in: 0 },
  refusals: { out: 0, in: 0 },
  statements: { out: 0, in: 0 },
});

function countsOf(
  counts: readonly Count[],
  labels: ReadonlyMap<string, Pick<Row, "label" | "basis">>,
): Pick<Exchanges, "items" | "total"> {
  const rows = new Map<string, Row>();
  const total = nothing();
  for (const { key, what, way, n, statements } of counts) {
    const known = labels.get(key) ?? { label: null, basis: null };
    const row = rows.get(key) ?? { key, ...known, ...nothing() };
    rows.set(key, row);
    for (const sums of [row, total]) {
      sums[what][way] += n;
      sums.statements[way] += statements;
    }
  }
  return { items: [...rows.values()], total };
}

async function labelsOf(
  tx: Transaction,
  by: ExchangeFilter["by"],
): Promise<Map<string, Pick<Row, "label" | "basis">>> {
  if (by === "partner") {
    const rows = await tx.selectFrom("authority").select(["id", "name"]).execute();
    return new Map(rows.map(({ id, name }) => [id, { label: name, basis: null }]));
  }
  if (by !== "agreement") return new Map();
  const rows = await tx.selectFrom("agreement").select(["id", "terms"]).execute();
  return new Map(
    rows.map(({ id, terms }) => [id, { label: terms.title, basis: terms.legalBasis }]),
  );
}

async function refusalsOf(tx: Transaction, filter: ExchangeFilter): Promise<Exchanges["refusals"]> {
  const { rows } = await sql<Exchanges["refusals"][number]>`
    select coalesce(reason, '') as reason, count(*) filter (where way = 'out') as out,
      count(*) filter (where way = 'in') as "in"
    from (${eventsOf(filter)}) as events where what = 'refusals' group by 1 order by 1`.execute(tx);
  return rows;
}

async function transfersOf(
  tx: Transaction,
  filter: ExchangeFilter,
): Promise<Exchanges["transfers"]> {
  const authorities = await tx.selectFrom("authority").select(["id", "country"]).execute();
  const abroad = authorities.filter(({ country }) => isThirdCountry(country)).map(({ id }) => id);
  if (abroad.length === 0) return [];
  const { partner, agreement, purpose, from, to } = filter;
  const rows = await tx
    .selectFrom("request")
    .innerJoin("authority", "authority.id", "request.partner_id")
    .innerJoin("agreement", "agreement.id", "request.agreement_id")
    .select([
      sql<Date>`request.answered_at`.as("at"),
      "authority.name as partner",
      "authority.country",
      "request.id as request",
      "request.record_id as record",
      "request.purpose",
      sql<number>`coalesce(request.statements_disclosed, 0)`.as("statements"),
      sql<Transfer["article"]>`agreement.terms -> 'safeguard' ->> 'article'`.as("article"),
      sql<string | null>`agreement.terms -> 'safeguard' ->> 'text'`.as("safeguard"),
      "request.derogation",
    ])
    .where("request.direction", "=", "in")
    .where("request.state", "=", "answered")
    .where("request.partner_id", "in", abroad)
    .$if(partner !== undefined, (q) => q.where("request.partner_id", "=", partner ?? ""))
    .$if(agreement !== undefined, (q) => q.where("request.agreement_id", "=", agreement ?? ""))
    .$if(purpose !== undefined, (q) => q.where("request.purpose", "=", purpose ?? ""))
    .$if(from !== undefined, (q) => q.where("answered_at", ">=", new Date(from ?? 0)))
    .$if(to !== undefined, (q) => q.where("answered_at", "<", new Date(to ?? 0)))
    .orderBy("answered_at", "desc")
    .limit(mostTransfers)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
