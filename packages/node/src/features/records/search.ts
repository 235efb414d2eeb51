import { cleanValue, identifierForm } from "@entente/match";
import { isA, kindNames, type PropertyType } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql, type Expression, type SqlBool } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, encodeCursor, type Page } from "../../http/pages.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { prefixQuery, wordsOf } from "./index-words.ts";
import { recordRows } from "./rows.ts";
import type { recordSorts, RecordRow } from "./schemas.ts";

/** What to look for, how to sort, and where the page starts. */
export type RecordSearch = {
  q?: string | undefined;
  /** A kind, or an abstract kind such as LegalEntity for all that extend it. */
  kind?: string | undefined;
  /** `own`, `foreign`, or an authority's id. */
  originator?: string | undefined;
  caseId?: string | undefined;
  sort?: (typeof recordSorts)[number] | undefined;
  limit: number;
  cursor?: string | undefined;
};

type Sort = (typeof recordSorts)[number];
type Row = { id: string; caption: string; updated_at: Date; total: number };

const mostCounted = 200_000;
const mostWords = 16;

/**
 * Searches what the actor may see, by words in any script and by identifiers in any notation.
 * A search with words is an act of its own in the ledger, whether it finds something or not.
 */
export async function searchRecords(
  node: NodeContext,
  tx: Transaction,
  search: RecordSearch,
): Promise<Page<RecordRow>> {
  const q = search.q?.trim() ?? "";
  const sort = sortOf(q, search.sort);
  const matching = sql`${sourceOf(node, q)} where ${conditions(node, search)}`;
  const rows = await readPage(tx, matching, sort, search, q !== "");
  const shown = rows.slice(0, search.limit);
  const total = search.cursor ? null : await totalOf(tx, matching, rows, q !== "");
  if (q && !search.cursor)
    await appendToLedger(tx, [
      {
        act: "search",
        object: { type: "records", id: search.caseId ?? "register" },
        caseId: search.caseId,
        facts: { query: q, found: total },
      },
    ]);
  const last = shown.at(-1);
  return {
    items: await recordRows(
      node,
      tx,
      shown.map((row) => row.id),
    ),
    next: last && rows.length > shown.length ? cursorAfter(sort, last, search) : null,
    total,
  };
}

/** Nothing is more relevant than another where no words are searched. */
function sortOf(q: string, sort: Sort | undefined): Sort {
  if (q) return sort ?? "relevance";
  return sort === undefined || sort === "relevance" ? "-updatedAt" : sort;
}

async function readPage(
  tx: Transaction,
  matching: Expression<unknown>,
  sort: Sort,
  search: RecordSearch,
  counting: boolean,
): Promise<Row[]> {
  const total = counting && !search.cursor ? sql`count(*) over ()` : sql`0`;
  const { rows } = await sql<Row>`
    select record.id, record.caption, record.updated_at, ${total} as total from ${matching}
    ${sort === "relevance" ? byRelevance(search) : byColumn(sort, search)}
    limit ${search.limit + 1}`.execute(tx);
  return rows;
}

const listName = (sort: Sort) => `records ${sort}`;

function byRelevance(search: RecordSearch): Expression<unknown> {
  return sql`order by found.rank desc, record.updated_at desc, record.id desc
    offset ${offsetOf(search)}`;
}

function offsetOf(search: RecordSearch): number {
  const schema = z.tuple([z.literal(listName("relevance")), z.int().min(0).max(mostCounted)]);
  return decodeCursor(schema, search.cursor)?.[1] ?? 0;
}

function byColumn(sort: Sort, search: RecordSearch): Expression<unknown> {
  const byCaption = sort.endsWith("caption");
  const column = byCaption ? sql`record.caption collate "C"` : sql`record.updated_at`;
  const [order, beyond] = sort.startsWith("-") ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const key = byCaption ? z.string().refine((text) => !text.includes("\0")) : z.iso.datetime();
  const schema = z.tuple([z.literal(listName(sort)), key, z.uuid()]);
  const after = decodeCursor(schema, search.cursor);
  const from = after
    ? sql`and (${column}, record.id) ${beyond} (${after[1]}, ${after[2]}::uuid)`
    : sql``;
  return sql`${from} order by ${column} ${order}, record.id ${order}`;
}

function cursorAfter(sort: Sort, last: Row, search: RecordSearch): string {
  if (sort === "relevance") return encodeCursor([listName(sort), offsetOf(search) + search.limit]);
  const key = sort.endsWith("caption") ? last.caption : last.updated_at.toISOString();
  return encodeCursor([listName(sort), key, last.id]);
}

/** What is searched: all records, or those that the index of words and identifiers finds. */
function sourceOf(node: NodeContext, q: string): Expression<unknown> {
  if (!q) return sql`record`;
  const words = prefixQuery(wordsOf(q).slice(0, mostWords));
  return sql`entente_find_records(${words}::tsquery, ${sql.val(identifiersIn(node, q))}::text[]) as found
    join record on record.id = found.record_id`;
}

const notations: readonly PropertyType[] = ["phone", "iban", "imei", "imo", "mmsi"];

/** What `q` may be as an identifier, in search form. */
function identifiersIn(node: NodeContext, q: string): string[] {
  const { country } = node.authority;
  const values = notations.flatMap((type) => {
    const cleaned = cleanValue(type, q, { country });
    return cleaned.ok ? [cleaned.value] : [];
  });
  return [...new Set([q, ...values].map(identifierForm).filter(Boolean))];
}

function conditions(node: NodeContext, search: RecordSearch): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [sql<SqlBool>`record.merged_into is null`];
  const { kind, originator, caseId } = search;
  if (kind) {
    const kinds = kindNames.filter((name) => isA(name, kind));
    all.push(sql<SqlBool>`record.kind = any(${sql.val(kinds)})`);
  }
  if (originator === "foreign") all.push(sql<SqlBool>`record.originator <> ${node.authority.id}`);
  else if (originator)
    all.push(
      sql<SqlBool>`record.originator = ${originator === "own" ? node.authority.id : originator}`,
    );
  if (caseId)
    all.push(
      sql<SqlBool>`record.id = any(array(select record_id from case_record where case_id = ${caseId}))`,
    );
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

/**
 * How many there are. What was found by words has to be looked at as a whole for its first page
 * already; a list in the order of an index has not, and is counted apart.
 */
async function totalOf(
  tx: Transaction,
  matching: Expression<unknown>,
  rows: readonly Row[],
  counted: boolean,
): Promise<number | null> {
  if (counted) return rows[0]?.total ?? 0;
  const { rows: counts } = await sql<{ count: number }>`
    select count(*) from (select from ${matching} limit ${mostCounted + 1}) as counted`.execute(tx);
  const count = counts[0]?.count ?? 0;
  return count > mostCounted ? null : count;
}
