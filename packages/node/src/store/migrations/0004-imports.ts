import { sql, type Kysely } from "kysely";

/** What a run of an import must know to go on where it stopped, and to tell how long it takes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table import
      add column rows_partly bigint not null default 0,
      add column run_started_at timestamptz,
      add column run_started_rows bigint not null default 0,
      add column claimed_until timestamptz;
    create index import_own on import (created_by, created_at desc, id desc);
    create index import_running on import (created_at) where state = 'running';
  `.execute(db);
}
