import { sql, type Insertable, type RawBuilder } from "kysely";
import type { Database } from "./schema.ts";
import type { Transaction } from "./store.ts";

/**
 * Inserts rows in their order with one statement whose text is the same for any number of them, so that
 * its plan is kept: the rows go as one JSON text.
 * @param rows all with the same columns; JSON columns take what is to be kept, not its text
 * @param found what is done where a row is there already: by default the statement fails
 */
export async function insertRows<T extends keyof Database>(
  tx: Transaction,
  table: T,
  rows: readonly Insertable<Database[T]>[],
  found: "fails" | "stays" = "fails",
): Promise<void> {
  if (rows.length === 0) return;
  const insert = insertOf(table, rows);
  await (found === "stays" ? sql`${insert} on conflict do nothing` : insert).execute(tx);
}

/**
 * Inserts those rows that are not there yet; else as {@link insertRows}.
 * @returns the values of `column` of those that were inserted
 */
export async function insertNewRows<
  T extends keyof Database,
  C extends keyof Insertable<Database[T]> & string,
>(
  tx: Transaction,
  table: T,
  rows: readonly Insertable<Database[T]>[],
  column: C,
): Promise<Insertable<Database[T]>[C][]> {
  if (rows.length === 0) return [];
  const { rows: inserted } = await sql<{ value: Insertable<Database[T]>[C] }>`
    ${insertOf(table, rows)} on conflict do nothing returning ${sql.ref(column)} as value
  `.execute(tx);
  return inserted.map(({ value }) => value);
}

function insertOf(table: string, rows: readonly object[]): RawBuilder<unknown> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  return sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${jsonOf(rows)}::json)`;
}

function jsonOf(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, inJson(value)])),
    ),
  );
}

/** Bytes as PostgreSQL reads them; all else is as it is in JSON. */
function inJson(value: unknown): unknown {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value;
}
