import { sql, type Kysely } from "kysely";

/** People, authorities, agreements, cases, records, ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app_user (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      language text not null check (language in ('en', 'fr', 'nl')),
      password_hash text,
      roles text[] not null,
      disabled boolean not null default false,
      created_at timestamptz not null default now()
    );
    create table session (
      token_hash bytea primary key,
      user_id uuid not null references app_user on delete cascade,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index session_of_user on session (user_id);

    create table authority (
      id text primary key,
      name text not null,
      type text not null,
      country text not null,
      self boolean not null,
      link_url text,
      signing_key bytea,
      tls_fingerprint text,
      last_seen_at timestamptz
    );
    create unique index authority_self on authority (self) where self;

    create table agreement (
      id uuid primary key,
      partner_id text not null references authority,
      terms jsonb not null,
      signatures jsonb not null,
      oprf_secret_key bytea not null,
      oprf_public_key bytea not null,
      partner_oprf_public_key bytea,
      list_version bigint not null default 0,
      partner_list_version bigint not null default 0,
      suspended text,
      backfilled_version int
    );
    create table evaluation_count (
      agreement_id uuid not null,
      hour timestamptz not null,
      evaluations bigint not null,
      primary key (agreement_id, hour)
    );

    create table case_file (
      id uuid primary key,
      number text not null unique,
      title text not null,
      purpose text not null,
      status text not null check (status in ('open', 'closed')),
      created_by uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create sequence case_number;
    create table case_member (
      case_id uuid not null references case_file on delete cascade,
      user_id uuid not null references app_user on delete cascade,
      role text not null check (role in ('lead', 'member')),
      primary key (case_id, user_id)
    );
    create index case_member_user on case_member (user_id, case_id);

    create table record (
      id uuid primary key,
      kind text not null,
      caption text not null,
      detail text,
      originator text not null,
      silent boolean not null default false,
      restricted boolean not null default false,
      merged_into uuid,
      handling_codes text[] not null,
      review_at date not null,
      created_by uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      search tsvector not null default ''::tsvector,
      identifiers text[] not null default '{}'
    );
    create index record_updated on record (updated_at desc, id desc) where merged_into is null;
    create index record_caption on record (caption collate "C", id) where merged_into is null;
    create index record_kind on record (kind, updated_at desc, id desc) where merged_into is null;
    create index record_merged on record (merged_into) where merged_into is not null;
    create index record_search on record using gin (search);
    create index record_identifiers on record using gin (identifiers);

    create table case_record (
      case_id uuid not null references case_file on delete cascade,
      record_id uuid not null,
      added_by uuid,
      added_at timestamptz not null default now(),
      primary key (case_id, record_id)
    );
    create index case_record_record on case_record (record_id, case_id);

    create table statement (
      id uuid not null,
      record_id uuid not null,
      property text not null,
      value text not null,
      original text,
      note text,
      source text not null,
      grade_scale text not null default '4x4',
      grade_source text not null,
      grade_information text not null,
      handling_codes text[] not null,
      handling_restriction text,
      nature text not null default 'fact',
      observed_at text,
      author_id uuid,
      created_at timestamptz not null default now(),
      ended_at timestamptz,
      end_reason text,
      supersedes uuid,
      reference uuid,
      primary key (record_id, id)
    );
    create index statement_reference on statement (reference) where reference is not null;

    create table foreign_record (
      record_id uuid primary key,
      partner_id text not null,
      agreement_id uuid not null,
      request_id uuid not null,
      conditions text,
      received_at timestamptz not null default now()
    );
    create table justification (
      user_id uuid not null,
      record_id uuid not null,
      text text not null,
      expires_at timestamptz not null,
      primary key (user_id, record_id)
    );

    create table ledger_entry (
      seq bigint generated always as identity primary key,
      at timestamptz not null default now(),
      actor_type text not null,
      actor_id text not null,
      act text not null,
      object_type text not null,
      object_id text not null,
      case_id uuid,
      justification text,
      recipient text,
      facts jsonb not null default '{}',
      salt bytea not null,
      leaf_hash bytea not null
    );
    create index ledger_object on ledger_entry (object_type, object_id, seq);
    create index ledger_actor on ledger_entry (actor_id, seq);

    create table node_setting (name text primary key, value bytea not null);
  `.execute(db);
}
