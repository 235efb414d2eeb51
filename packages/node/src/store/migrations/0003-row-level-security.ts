import { sql, type Kysely } from "kysely";

/**
 * Who sees which row, held by the database itself. A transaction says who acts with
 * `SET LOCAL entente.user_id` and `SET LOCAL entente.scope`; without them nothing is visible.
 * FORCE makes the policies hold for the owner of the tables too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function entente_user() returns uuid language sql stable parallel safe
      return nullif(current_setting('entente.user_id', true), '')::uuid;
    create function entente_is_system() returns boolean language sql stable parallel safe
      return coalesce(current_setting('entente.scope', true) = 'system', false);

    alter table case_member enable row level security;
    alter table case_member force row level security;
    create policy case_member_all on case_member using (
      (select entente_is_system()) or (select entente_user()) is not null
    );

    alter table case_file enable row level security;
    alter table case_file force row level security;
    create policy case_file_members on case_file using (
      (select entente_is_system())
      or id in (select case_id from case_member where user_id = (select entente_user()))
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );

    alter table case_record enable row level security;
    alter table case_record force row level security;
    create policy case_record_members on case_record using (
      (select entente_is_system())
      or case_id in (select case_id from case_member where user_id = (select entente_user()))
    );

    alter table record enable row level security;
    alter table record force row level security;
    create policy record_visible on record using (
      (select entente_is_system())
      or ((select entente_user()) is not null and (
        not restricted
        or id in (select record_id from case_record)
      ))
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );

    alter table statement enable row level security;
    alter table statement force row level security;
    create policy statement_visible on statement using (
      (select entente_is_system())
      or exists (select 1 from record where record.id = statement.record_id)
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );

    alter table hit enable row level security;
    alter table hit force row level security;
    create policy hit_visible on hit using (
      (select entente_is_system())
      or exists (select 1 from record where record.id = hit.record_id)
    );

    alter table request enable row level security;
    alter table request force row level security;
    create policy request_visible on request using (
      (select entente_is_system())
      or exists (select 1 from record where record.id = request.record_id)
    );

    alter table ledger_entry enable row level security;
    alter table ledger_entry force row level security;
    create policy ledger_read on ledger_entry for select using (true);
    create policy ledger_append on ledger_entry for insert with check (true);
  `.execute(db);
}
