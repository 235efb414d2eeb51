import { sql, type Kysely } from "kysely";

/**
 * How an agreement comes to be and ends: its versions, who signed or rejected which, and who ended
 * it; and partners' keys, past and to come.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table agreement add column ended_at timestamptz;
    alter table agreement add column expiry_warned int;

    create table agreement_version (
      terms_id uuid not null,
      terms_hash bytea not null,
      version int not null,
      terms jsonb not null,
      state text not null check (state in ('proposed', 'in-force', 'superseded', 'rejected')),
      proposed_by text not null,
      proposer text,
      note text not null default '',
      proposed_at timestamptz not null,
      primary key (terms_id, terms_hash)
    );
    create index agreement_version_hash on agreement_version (terms_hash);

    create table agreement_act (
      terms_id uuid not null,
      terms_hash bytea not null,
      party text not null,
      act text not null check (act in ('signed', 'rejected')),
      person text,
      signature text,
      reason text,
      at timestamptz not null,
      primary key (terms_id, terms_hash, party, act),
      foreign key (terms_id, terms_hash) references agreement_version,
      check ((act = 'signed') = (signature is not null))
    );

    create table agreement_end (
      terms_id uuid not null,
      party text not null,
      person text not null,
      reason text not null,
      at timestamptz not null,
      primary key (terms_id, party)
    );

    alter table authority add column next_signing_key bytea;
    alter table authority add column next_tls_fingerprint text;
    alter table authority add column next_valid_from timestamptz;
    alter table authority add column next_overlap_until timestamptz;
    alter table authority add constraint authority_next_whole check (
      num_nulls(next_signing_key, next_tls_fingerprint, next_valid_from, next_overlap_until) in (0, 4)
    );
    create table authority_key (
      authority_id text not null references authority,
      signing_key bytea not null,
      tls_fingerprint text not null,
      pinned_at timestamptz not null default now(),
      valid_until timestamptz,
      primary key (authority_id, signing_key, tls_fingerprint)
    );
  `.execute(db);
  for (const table of ["agreement_version", "agreement_act", "agreement_end", "authority_key"])
    await sql`
      alter table ${sql.id(table)} enable row level security;
      alter table ${sql.id(table)} force row level security;
      create policy ${sql.id(`${table}_all`)} on ${sql.id(table)} using (
        (select entente_is_system()) or (select entente_user()) is not null
      );
    `.execute(db);
}
