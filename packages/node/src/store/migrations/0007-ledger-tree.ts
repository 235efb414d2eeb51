import { sql, type Kysely } from "kysely";

/**
 * The ledger as a tree. Entries commit out of order and leave gaps in `seq`, so they get their place in
 * the tree when they are sealed. `xid` tells which entries the last sealing could not see yet; see
 * `ledger/seal.ts`. A justification stands in the entry as its salted hash, so that the text can go.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    alter table ledger_entry
      add column xid xid8 not null default pg_current_xact_id(),
      add column justification_salt bytea,
      add column justification_hash bytea;
    create index ledger_xid on ledger_entry (xid);

    create table ledger_leaf (
      index bigint primary key,
      entry_seq bigint not null unique,
      leaf_hash bytea not null
    );
    create table ledger_node (
      level smallint not null,
      index bigint not null,
      hash bytea not null,
      primary key (level, index)
    );
    create table ledger_tree (
      one boolean primary key default true check (one),
      size bigint not null default 0,
      peaks bytea[] not null default '{}',
      snapshot text,
      cluster text,
      stale_seq bigint not null default 0,
      checkpoint jsonb
    );
    insert into ledger_tree default values;
    create table ledger_checkpoint (
      id bigint generated always as identity primary key,
      size bigint not null,
      checkpoint jsonb not null,
      signing_key bytea not null
    );

    create table ledger_witness (
      partner_id text primary key,
      newest jsonb not null,
      verified jsonb,
      checked_at timestamptz,
      rewritten_at timestamptz,
      fault jsonb
    );
    create table witnessed_checkpoint (
      partner_id text not null,
      size bigint not null,
      checkpoint jsonb not null,
      signing_key bytea not null,
      verified_at timestamptz not null default now(),
      primary key (partner_id, size)
    );

    create table exchange_evidence (
      partner_id text not null,
      message_id uuid not null,
      direction text not null check (direction in ('in', 'out')),
      type text not null,
      body_hash bytea not null,
      signed text not null,
      signed_with text not null,
      at timestamptz not null,
      primary key (partner_id, message_id, direction)
    );

    create policy ledger_erase on ledger_entry for update using ((select entente_is_system()));
    create function entente_erase_justifications(seqs bigint[]) returns bigint
    language sql security definer
    begin atomic
      with erased as (
        update ledger_entry set justification = null, justification_salt = null
        where seq = any(seqs) and justification_hash is not null and justification is not null
          and entente_is_system()
        returning 1
      )
      select count(*) from erased;
    end;
    revoke all on function entente_erase_justifications(bigint[]) from public;
  `.execute(db);
  for (const table of [
    "ledger_leaf",
    "ledger_node",
    "ledger_tree",
    "ledger_checkpoint",
    "ledger_witness",
    "witnessed_checkpoint",
    "exchange_evidence",
  ])
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
