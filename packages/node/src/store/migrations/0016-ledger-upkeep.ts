import { sql, type Kysely } from "kysely";

/**
 * A partner's history may be accepted anew after a break, which stays as evidence: what is witnessed then
 * belongs to the next history. Of the own checkpoints, the old ones are thinned out, but never one that
 * something names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    create table history_break (
      id uuid primary key,
      partner_id text not null,
      fault jsonb not null,
      rewritten_at timestamptz not null,
      accepted_at timestamptz not null,
      accepted_by text not null,
      reason text not null
    );
    create index history_break_of on history_break (partner_id);
    alter table ledger_witness add column history integer not null default 0;
    alter table witnessed_checkpoint
      add column history integer not null default 0,
      drop constraint witnessed_checkpoint_pkey,
      add primary key (partner_id, history, size);

    create table named_checkpoint (
      name text primary key,
      size bigint not null
    );
    create function entente_thin_checkpoints() returns bigint
    language sql security definer
    begin atomic
      with kept as (
        select max(id) as id from ledger_checkpoint
        group by ((checkpoint->>'at')::timestamptz at time zone 'UTC')::date
      ), thinned as (
        delete from ledger_checkpoint
        where (checkpoint->>'at')::timestamptz < now() - interval '30 days'
          and id not in (select id from kept)
          and size not in (select size from named_checkpoint)
          and entente_is_system()
        returning 1
      )
      select count(*) from thinned;
    end;
    revoke all on function entente_thin_checkpoints() from public;
  `.execute(db);
  for (const table of ["history_break", "named_checkpoint"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_read`)} on ${sql.table(table)} for select using (
        (select entente_is_system()) or (select entente_user()) is not null
      );
      create policy ${sql.id(`${table}_write`)} on ${sql.table(table)} using (
        (select entente_is_system())
      );
    `.execute(db);
}
