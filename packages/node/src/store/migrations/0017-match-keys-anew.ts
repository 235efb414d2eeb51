import { sql, type Kysely } from "kysely";

/**
 * There are more types of match keys than before: the keys of all records are computed anew, as bulk
 * work beside what people do. Tags of keys that stay are kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    insert into matching_queue (record_id, bulk)
      select id, true from record where merged_into is null
      on conflict do nothing;
  `.execute(db);
}
