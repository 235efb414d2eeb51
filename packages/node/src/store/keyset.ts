import { sql, type RawBuilder, type SelectQueryBuilder } from "kysely";
import type { Transaction } from "./store.ts";

/** In which order a list is read: by something, and by the id among equals, so that no two rows tie. */
export type KeysetOrder = {
  readonly by: RawBuilder<unknown>;
  /** A column of UUIDs, with its table: `hit.id`. */
  readonly id: string;
  readonly direction: "asc" | "desc";
};

/** The order of a list that shows the latest first: by a column of instants, then by the id. */
export function latestFirst(instant: string, id: string): KeysetOrder {
  return { by: sql.ref(instant), id, direction: "desc" };
}

/** The part of a list that a page shows. */
export type KeysetPart = {
  /** The cursor's position: what the last row of the page before was ordered by, and its id, come last. */
  readonly after: readonly unknown[] | undefined;
  readonly limit: number;
};

/**
 * Reads `limit + 1` rows of a query from where a page begins, for `pageOf`. The time this takes does
 * not grow with the pages before, and rows that come or go meanwhile shift nothing.
 */
export function readKeyset<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  { by, id, direction }: KeysetOrder,
  { after, limit }: KeysetPart,
): Promise<O[]> {
  const beyond = sql.raw(direction === "desc" ? "<" : ">");
  const idColumn = sql.ref(id);
  const [lastKey, lastId] = after?.slice(-2) ?? [];
  return query
    .$if(after !== undefined, (rows) =>
      rows.where(sql<boolean>`(${by}, ${idColumn}) ${beyond} (${lastKey}, ${lastId}::uuid)`),
    )
    .orderBy(by, direction)
    .orderBy(idColumn, direction)
    .limit(limit + 1)
    .execute();
}

/** How many rows a query has: told with the first page of a list only, for pages after it need it no more. */
export async function countFirst<DB, TB extends keyof DB, O>(
  tx: Transaction,
  query: SelectQueryBuilder<DB, TB, O>,
  { after }: Pick<KeysetPart, "after">,
): Promise<number | null> {
  if (after !== undefined) return null;
  const { total } = await tx
    .selectFrom(query.as("matching"))
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return total;
}
