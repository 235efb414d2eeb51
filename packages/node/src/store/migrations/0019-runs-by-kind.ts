import { sql, type Kysely } from "kysely";

/**
 * A look through the register takes one kind of record after the other, each whole: it keeps which are
 * done, and which server has it. One that was under way begins anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table duplicate_run
      drop column position,
      add column kinds_done text[] not null default '{}',
      add column claimed_until timestamptz,
      add column claimed_by uuid;
    update duplicate_run set records_done = 0 where state <> 'done';
  `.execute(db);
}
