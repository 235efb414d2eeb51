import { sql, type Kysely } from "kysely";

/**
 * Merged records are seen by whoever sees their target; nothing is seen or written without saying who
 * acts; and the words of records are indexed apart from them.
 *
 * Full-text and array operators are not leakproof, so PostgreSQL evaluates them after a policy and
 * cannot use an index for them on a table that has one. The index is therefore a table of its own,
 * closed to everybody but its owner. The function that searches it runs as the owner and tells ids
 * alone; what they stand for is read under the policies.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    alter table record add column merged_via uuid;
    update record set merged_via = merged_into;
    alter table case_record add column merged_from uuid;

    drop policy record_visible on record;
    create policy record_visible on record using (
      (select entente_is_system())
      or ((select entente_user()) is not null and (
        not restricted
        or exists (
          select 1 from case_record
          where case_record.record_id = coalesce(record.merged_into, record.id)
        )
      ))
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
    create index record_index_words on record_index using gin (search) with (fastupdate = off);
    create index record_index_identifiers on record_index using gin (identifiers)
      with (fastupdate = off);
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
