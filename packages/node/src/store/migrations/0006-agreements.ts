import { sql, type Kysely } from "kysely";

/** How an agreement ends before its last day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agreement add column ended_at timestamptz`.execute(db);
}
