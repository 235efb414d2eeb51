import { sql, type Kysely } from "kysely";

/** Imports, blind matching, hits, requests, outbox and inbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import (
      id uuid primary key,
      file_name text not null,
      format text not null check (format in ('csv', 'xlsx', 'ftm')),
      size bigint not null,
      file_path text not null,
      file_hash bytea not null,
      encoding text,
      state text not null,
      columns jsonb not null default '[]',
      mapping jsonb,
      rows_total bigint,
      rows_done bigint not null default 0,
      rows_imported bigint not null default 0,
      rows_unchanged bigint not null default 0,
      rows_faulty bigint not null default 0,
      problem jsonb,
      details jsonb not null default '{}',
      created_by uuid not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table import_fault (
      import_id uuid not null references import on delete cascade,
      line bigint not null,
      cells jsonb not null,
      problems jsonb not null,
      primary key (import_id, line)
    );

    create table match_key (
      record_id uuid not null,
      digest bytea not null,
      key_type text not null,
      value text not null,
      primary key (digest, record_id)
    );
    create index match_key_record on match_key (record_id);

    create table capped_key (
      agreement_id uuid not null,
      record_id uuid not null,
      key_type text not null,
      records bigint not null,
      primary key (agreement_id, record_id, key_type)
    );
    create index capped_key_record on capped_key (record_id);

    create table record_handle (
      agreement_id uuid not null,
      record_id uuid not null,
      handle bytea not null,
      primary key (agreement_id, record_id),
      unique (agreement_id, handle)
    );
    create table own_tag (
      agreement_id uuid not null,
      tag bytea not null,
      record_id uuid not null,
      key_type text not null,
      digest bytea not null,
      proof_key bytea not null,
      primary key (agreement_id, tag, record_id)
    );
    create index own_tag_record on own_tag (agreement_id, record_id);
    create index own_tag_digest on own_tag (digest);

    create table query_tag (
      agreement_id uuid not null,
      tag bytea not null,
      record_id uuid not null,
      key_type text not null,
      digest bytea not null,
      proof_key bytea not null,
      primary key (agreement_id, tag, record_id)
    );
    create index query_tag_record on query_tag (agreement_id, record_id);
    create index query_tag_digest on query_tag (digest);

    create table partner_tag (
      agreement_id uuid not null,
      tag bytea not null,
      handle bytea not null,
      primary key (agreement_id, tag, handle)
    );
    create index partner_tag_handle on partner_tag (agreement_id, handle);

    create table matching_queue (
      record_id uuid primary key,
      bulk boolean not null default false,
      queued_at timestamptz not null default clock_timestamp()
    );
    create index matching_queue_order on matching_queue (bulk, queued_at);
    create table tagging_queue (
      agreement_id uuid not null,
      side text not null check (side in ('list', 'query')),
      record_id uuid not null,
      bulk boolean not null default false,
      revision bigint not null default 1,
      queued_at timestamptz not null default clock_timestamp(),
      claimed_until timestamptz,
      primary key (agreement_id, side, record_id)
    );
    create index tagging_queue_order on tagging_queue (agreement_id, side, bulk, queued_at);

    create table hit (
      id uuid primary key,
      agreement_id uuid not null,
      partner_id text not null,
      record_id uuid not null,
      partner_handle bytea not null,
      key_types text[] not null,
      strength double precision not null,
      silent boolean not null,
      state text not null,
      confirmed_by uuid,
      dismissed_reason text,
      partner_decision text check (partner_decision in ('confirmed', 'dismissed')),
      partner_contact text,
      acknowledged boolean not null default false,
      notice jsonb,
      found_at timestamptz not null default clock_timestamp(),
      updated_at timestamptz not null default clock_timestamp(),
      unique (agreement_id, record_id, partner_handle)
    );
    create index hit_record on hit (record_id);
    create index hit_found on hit (found_at desc, id desc);

    create table request (
      id uuid primary key,
      direction text not null check (direction in ('in', 'out')),
      partner_id text not null,
      agreement_id uuid not null,
      hit_id uuid not null,
      record_id uuid not null,
      purpose text not null,
      justification text not null,
      urgency text not null,
      state text not null,
      body_hash bytea not null,
      created_by uuid,
      created_at timestamptz not null default now(),
      received_at timestamptz,
      due_at timestamptz not null,
      answered_at timestamptz,
      answered_by text,
      statements_disclosed int,
      refusal_reason text,
      refusal_text text,
      note text,
      conditions text,
      foreign_record_id uuid,
      outbox_id uuid
    );
    create index request_due on request (due_at, id);
    create index request_hit on request (hit_id);

    create table outbox (
      id uuid primary key,
      partner_id text not null,
      stream text not null,
      seq bigint generated always as identity,
      type text not null,
      body text not null,
      attempts int not null default 0,
      next_attempt_at timestamptz not null default now(),
      claimed_until timestamptz,
      delivered_at timestamptz,
      failed_at timestamptz,
      last_error text,
      created_at timestamptz not null default now()
    );
    create index outbox_waiting on outbox (partner_id, seq)
      where delivered_at is null and failed_at is null;
    create index outbox_busy on outbox (partner_id, stream)
      where delivered_at is null and failed_at is null
        and (attempts > 0 or claimed_until is not null);

    create table inbox (
      partner_id text not null,
      message_id uuid not null,
      type text not null,
      body_hash bytea not null,
      receipt text not null,
      received_at timestamptz not null default now(),
      primary key (partner_id, message_id)
    );
    create table nonce (
      partner_id text not null,
      nonce text not null,
      expires_at timestamptz not null,
      primary key (partner_id, nonce)
    );
    create index nonce_expiry on nonce (expires_at);
  `.execute(db);
}
