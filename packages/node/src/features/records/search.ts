import { cleanValue, identifierForm, searchText } from "@entente/match";
import { isA, kindNames } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql, type Expression, type SelectQueryBuilder, type SqlBool } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, encodeCursor, type Page } from "../../http/pages.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Database } from "../../store/schema.ts";
import type { Transaction } from "../../store/store.ts";
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

const mostCounted = 200_000;
const mostWords = 16;
const positionSchema = z.tuple([z.string(), z.uuid()]);
const offsetSchema = z.tuple([z.int().min(0).max(mostCounted)]);

/**
 * Searches what the actor may see, by words in any script and by identifiers in any notation.
 * A search with words is an act of its own in the ledger, whether it finds something or not.
 */
export async function searchRecords(
  node: NodeContext,
  tx: Transaction,
  search: RecordSearch,
): Promise<Page<RecordRow>> {
  const sort = search.sort ?? (search.q ? "relevance" : "-updatedAt");
  const matching = tx.selectFrom("record").where(conditions(node, search));
  const found = await pageOf(matching, search, sort);
  const ids = found.slice(0, search.limit);
  const more = found.length > search.limit;
  const total = search.cursor ? null : await countUpTo(tx, matching, mostCounted);
  if (search.q && !search.cursor)
    await appendToLedger(tx, [
      {
        act: "search",
        object: { type: "records", id: search.caseId ?? "register" },
        caseId: search.caseId,
        facts: { query: search.q, found: total },
      },
    ]);
  return {
    items: await recordRows(
      node,
      tx,
      ids.map((row) => row.id),
    ),
    next: more ? nextCursor(sort, ids.at(-1)!, search) : null,
    total,
  };
}

type Matching = SelectQueryBuilder<Database, "record", object>;
type Sort = (typeof recordSorts)[number];
type Position = { id: string; caption: string; updated_at: Date };

function pageOf(matching: Matching, search: RecordSearch, sort: Sort): Promise<Position[]> {
  const columns = ["id", "caption", "updated_at"] as const;
  const page = matching.select(columns).limit(search.limit + 1);
  if (sort === "relevance") {
    const query = wordQuery(search.q ?? "");
    return page
      .orderBy(sql`ts_rank(search, ${query})`, "desc")
      .orderBy("updated_at", "desc")
      .orderBy("id", "desc")
      .offset(offsetOf(search))
      .execute();
  }
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const column = sort.endsWith("caption") ? sql`caption collate "C"` : sql`updated_at`;
  const after = decodeCursor(positionSchema, search.cursor);
  return page
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(${column}, id) ${sql.raw(direction === "desc" ? "<" : ">")} (${after?.[0]}, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy(column, direction)
    .orderBy("id", direction)
    .execute();
}

function nextCursor(sort: Sort, last: Position, search: RecordSearch): string {
  if (sort === "relevance") return encodeCursor([offsetOf(search) + search.limit]);
  return encodeCursor([
    sort.endsWith("caption") ? last.caption : last.updated_at.toISOString(),
    last.id,
  ]);
}

function offsetOf(search: RecordSearch): number {
  return decodeCursor(offsetSchema, search.cursor)?.[0] ?? 0;
}

function conditions(node: NodeContext, search: RecordSearch): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [sql<SqlBool>`merged_into is null`];
  if (search.kind) {
    const kinds = kindNames.filter((name) => isA(name, search.kind!));
    all.push(sql<SqlBool>`kind = any(${sql.val(kinds)})`);
  }
  if (search.originator === "own") all.push(sql<SqlBool>`originator = ${node.authority.id}`);
  else if (search.originator === "foreign")
    all.push(sql<SqlBool>`originator <> ${node.authority.id}`);
  else if (search.originator) all.push(sql<SqlBool>`originator = ${search.originator}`);
  if (search.caseId)
    all.push(
      sql<SqlBool>`id in (select record_id from case_record where case_id = ${search.caseId})`,
    );
  const query = search.q?.trim();
  if (query) all.push(textCondition(node, query));
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

function textCondition(node: NodeContext, q: string): Expression<SqlBool> {
  const identifiers = [identifierForm(q)];
  const phone = cleanValue("phone", q, { country: node.authority.country });
  if (phone.ok) identifiers.push(identifierForm(phone.value));
  const byIdentifier = sql<SqlBool>`identifiers && ${sql.val(identifiers.filter(Boolean))}::text[]`;
  return sql<SqlBool>`(search @@ ${wordQuery(q)} or ${byIdentifier})`;
}

/** Every word as a prefix, all of them required. */
function wordQuery(q: string): Expression<unknown> {
  const words = searchText(q)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, mostWords);
  const text = words.map((word) => `'${word.slice(0, 100)}':*`).join(" & ");
  return sql`to_tsquery('simple', ${text})`;
}

async function countUpTo(
  tx: Transaction,
  matching: Matching,
  most: number,
): Promise<number | null> {
  const { count } = await tx
    .selectFrom(
      matching
        .select(sql`1`.as("one"))
        .limit(most + 1)
        .as("matching"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count > most ? null : count;
}
