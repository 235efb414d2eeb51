import { sql, type Kysely } from "kysely";

/**
 * Merged records are seen by whoever sees their target; nothing is seen or written without saying who
 * acts; and the words of records are indexed apart from them.
 *
 * A policy runs for every row that a list counts: that of records compares two short arrays, the
 * record's cases, kept by triggers, and the user's, read once.
 *
 * Full-text and array operators are not leakproof, so PostgreSQL evaluates them after a policy and
 * cannot use an index for them on a table that has one. The index is therefore a table of its own,
 * closed to everybody but its owner. The function that searches it runs as the owner and tells ids
 * alone; what they stand for is read under the policies.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    alter table record
      add column merged_via uuid,
      add column case_ids uuid[] not null default '{}';
    update record set merged_via = merged_into;
    alter table case_record add column merged_from uuid;

    create function entente_settle_cases(ids uuid[]) returns void
    language plpgsql security definer as $$
    declare
      scope text := coalesce(current_setting('entente.scope', true), '');
    begin
      perform set_config('entente.scope', 'system', true);
      update record set case_ids = settled.case_ids
      from (
        select id, array(
          select case_id from case_record
          where record_id = coalesce(record.merged_into, record.id) order by case_id
        ) as case_ids
        from record where id = any(ids) or merged_into = any(ids)
      ) as settled
      where record.id = settled.id and record.case_ids <> settled.case_ids;
      perform set_config('entente.scope', scope, true);
    end $$;
    revoke all on function entente_settle_cases(uuid[]) from public;
    select entente_settle_cases(array(select record_id from case_record));

    create function entente_case_record_changed() returns trigger
    language plpgsql security definer as $$
    begin
      perform entente_settle_cases(array(select record_id from changed));
      return null;
    end $$;
    create function entente_record_merged() returns trigger
    language plpgsql security definer as $$
    begin
      perform entente_settle_cases(array[new.id]);
      return null;
    end $$;
    create trigger case_record_added after insert on case_record
      referencing new table as changed for each statement
      execute function entente_case_record_changed();
    create trigger case_record_removed after delete on case_record
      referencing old table as changed for each statement
      execute function entente_case_record_changed();
    create trigger record_merged after update of merged_into on record
      for each row when (old.merged_into is distinct from new.merged_into)
      execute function entente_record_merged();

    create function entente_cases() returns uuid[] language sql stable parallel safe
      return array(select case_id from case_member where user_id = entente_user());

    drop policy record_visible on record;
    create policy record_visible on record using (
      (select entente_is_system())
      or ((select entente_user()) is not null
        and (not restricted or case_ids && (select entente_cases())))
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );
    drop policy case_record_members on case_record;
    create policy case_record_members on case_record using (
      (select entente_is_system()) or case_id = any((select entente_cases())::uuid[])
    );
    drop policy case_file_members on case_file;
    create policy case_file_members on case_file using (
      (select entente_is_system()) or id = any((select entente_cases())::uuid[])
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );

    drop policy ledger_read on ledger_entry;
    drop policy ledger_append on ledger_entry;
    create policy ledger_read on ledger_entry for select using (
      (select entente_is_system()) or (select entente_user()) is not null
    );
    create policy ledger_append on ledger_entry for insert with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );

    alter table justification enable row level security;
    alter table justification force row level security;
    create policy justification_own on justification using (
      (select entente_is_system()) or user_id = (select entente_user())
    );

    create table record_index (
      record_id uuid primary key,
      search tsvector not null,
      identifiers text[] not null
    );
    insert into record_index select id, search, identifiers from record;
    alter table record drop column search, drop column identifiers;
    create index record_index_words on record_index using gin (search);
    create index record_index_identifiers on record_index using gin (identifiers);
    alter table record_index enable row level security;

    create function entente_index_records(rows json) returns void
    language sql security definer
    begin atomic
      insert into record_index (record_id, search, identifiers)
      select r.id, r.search::tsvector, r.identifiers
      from json_to_recordset(rows) as r(id uuid, search text, identifiers text[])
      where entente_is_system() or entente_user() is not null
      on conflict (record_id)
        do update set search = excluded.search, identifiers = excluded.identifiers;
    end;

    create function entente_find_records(words tsquery, wanted text[])
    returns table (record_id uuid, rank real)
    language sql stable security definer rows 500
    begin atomic
      select record_index.record_id, ts_rank(record_index.search, words)
      from record_index
      where (record_index.search @@ words or record_index.identifiers && wanted)
        and (entente_is_system() or entente_user() is not null);
    end;

    revoke all on function entente_index_records(json) from public;
    revoke all on function entente_find_records(tsquery, text[]) from public;
  `.execute(db);
  for (const table of ["foreign_record", "match_key", "import", "import_fault", "outbox", "inbox"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_acting`)} on ${sql.table(table)} using (
        (select entente_is_system()) or (select entente_user()) is not null
      );
    `.execute(db);
}
