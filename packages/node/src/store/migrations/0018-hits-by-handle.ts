import { sql, type Kysely } from "kysely";

/** Each change of a partner's list asks for the hits on the handles in it: not through all hits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index hit_handle on hit (agreement_id, partner_handle)`.execute(db);
}
