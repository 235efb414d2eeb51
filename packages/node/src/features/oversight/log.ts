import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { LedgerEntryTable } from "../../store/tables/ledger.ts";
import { factsShown } from "./log-facts.ts";
import { conditionsOf, factsOfFilter } from "./log-query.ts";
import type { LogFilter, LogRow } from "./log-schemas.ts";

type Entry = Pick<
  LedgerEntryTable,
  "actor_type" | "actor_id" | "act" | "object_type" | "object_id" | "case_id" | "justification"
> & { seq: number; at: Date; recipient: string | null; facts: unknown } & {
  name: string | null;
  kind: string | null;
  number: string | null;
};

const positionSchema = z.tuple([z.iso.datetime(), z.int().positive()]);

/** A page of the ledger, newest first, without content. Reading it is an act in the ledger too. */
export async function readLog(
  tx: Transaction,
  query: LogFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<LogRow>> {
  const { limit, cursor, ...filter } = query;
  const before = decodeCursor(positionSchema, cursor);
  const rows = await withFullSight(tx, () => entriesOf(tx, filter, before, limit + 1));
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: { type: "oversight", id: "log" },
      facts: { ...factsOfFilter(filter), rows: Math.min(rows.length, limit) },
    },
  ]);
  return pageOf(rows.map(rowOf), limit, ({ at, seq }) => [at, seq]);
}

async function entriesOf(
  tx: Transaction,
  filter: LogFilter,
  before: z.infer<typeof positionSchema> | undefined,
  limit: number,
): Promise<Entry[]> {
  const page = before
    ? sql`and (entry.at, entry.seq) < (${new Date(before[0])}, ${before[1]}::bigint)`
    : sql``;
  const { rows } = await sql<Entry>`
    with page as materialized (
      select entry.seq, entry.at, actor_type, actor_id, act, object_type, object_id, case_id,
        justification, recipient, facts
      from ledger_entry as entry
      where ${conditionsOf(filter)} ${page}
      order by entry.at desc, entry.seq desc limit ${limit}
    )
    select page.*, coalesce(app_user.name, authority.name) as name, record.kind, case_file.number
    from page
    left join app_user on actor_type = 'user' and app_user.id::text = actor_id
    left join authority on actor_type = 'partner' and authority.id = actor_id
    left join record on object_type = 'record' and record.id = case when object_type = 'record'
      and object_id ~ '^[0-9a-f-]{36}$' then object_id::uuid end
    left join case_file on case_file.id = page.case_id
    order by page.at desc, page.seq desc`.execute(tx);
  return rows;
}

function rowOf(row: Entry): LogRow {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { type: row.actor_type, id: row.actor_id, name: row.name },
    act: row.act,
    object: { type: row.object_type, id: row.object_id, kind: row.kind },
    case: row.case_id === null ? null : { id: row.case_id, number: row.number },
    justification: row.justification,
    recipient: row.recipient,
    facts: factsShown(row.facts),
    look: lookOf(row),
  };
}

function lookOf({ act, kind }: Entry): LogRow["look"] {
  if (act === "search") return "search";
  return kind === null ? null : "record";
}
