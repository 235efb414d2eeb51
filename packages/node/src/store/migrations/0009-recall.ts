import { sql, type Kysely } from "kysely";

/**
 * Who got what, and what became of it: disclosures, recalls, consents, exports, erasures. A row is
 * seen by whoever sees the record it is about.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table record add column subject_status text[] not null default '{}';
    create index record_review on record (review_at, id) where merged_into is null;

    create table disclosure (
      id uuid primary key,
      statement_id uuid not null,
      record_id uuid not null,
      partner_id text not null,
      agreement_id uuid not null,
      request_id uuid not null,
      purpose text not null,
      basis text not null,
      handling_codes text[] not null,
      consent_id uuid,
      by text not null,
      at timestamptz not null,
      recalled_at timestamptz
    );
    create index disclosure_statement on disclosure (statement_id);
    create index disclosure_record on disclosure (record_id, at desc);

    create table received_statement (
      partner_id text not null,
      statement_ref uuid not null,
      agreement_id uuid not null,
      record_id uuid,
      statement_id uuid,
      origin text,
      conditions text,
      received_at timestamptz,
      recalled_at timestamptz,
      erased boolean not null default false,
      primary key (partner_id, statement_ref)
    );
    create index received_statement_record on received_statement (record_id, statement_id);

    create table recall (
      id uuid primary key,
      direction text not null check (direction in ('in', 'out')),
      partner_id text not null,
      agreement_id uuid not null,
      ref uuid not null,
      type text not null check (type in ('recall', 'correction')),
      reason text not null,
      text text not null,
      erase boolean not null,
      forwarded_from uuid,
      created_by uuid,
      created_at timestamptz not null,
      outbox_id uuid,
      answered_at timestamptz,
      outstanding int not null default 0,
      closed_at timestamptz,
      closed_by text,
      closed_reason text,
      unique (direction, partner_id, ref)
    );
    create index recall_made on recall (created_at desc, id desc);
    create index recall_forwarded on recall (forwarded_from) where forwarded_from is not null;
    create table recall_statement (
      recall_id uuid not null references recall,
      statement_ref uuid not null,
      record_id uuid,
      statement_id uuid,
      replacement_id uuid,
      outcome text,
      primary key (recall_id, statement_ref)
    );

    create table export (
      id uuid primary key,
      object_type text not null check (object_type in ('record', 'case')),
      object_id uuid not null,
      format text not null,
      use text not null,
      purpose text not null,
      recipient text not null,
      statements int not null,
      handling_codes text[] not null,
      by uuid not null,
      at timestamptz not null
    );
    create table export_statement (
      export_id uuid not null references export,
      statement_id uuid not null,
      record_id uuid not null,
      primary key (export_id, record_id, statement_id)
    );
    create index export_statement_statement on export_statement (statement_id);
    create table outstanding_copy (
      id uuid primary key,
      export_id uuid not null references export,
      recall_id uuid references recall,
      reason text not null,
      since timestamptz not null,
      closed_at timestamptz,
      closed_by text,
      closed_reason text
    );
    create index outstanding_copy_open on outstanding_copy (since desc, id desc);

    create table consent (
      id uuid primary key,
      direction text not null check (direction in ('in', 'out')),
      partner_id text not null,
      agreement_id uuid not null,
      ref uuid not null,
      use text not null,
      recipient jsonb,
      purpose text not null,
      justification text not null,
      asked_by text not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      state text not null,
      conditions text,
      valid_until timestamptz,
      reason text,
      decided_by text,
      decided_at timestamptz,
      created_by uuid,
      unique (direction, partner_id, ref)
    );
    create index consent_asked on consent (asked_at desc, id desc);
    create table consent_statement (
      consent_id uuid not null references consent,
      statement_ref uuid not null,
      record_id uuid not null,
      statement_id uuid not null,
      primary key (consent_id, statement_ref)
    );
    create index consent_statement_statement on consent_statement (statement_id);

    create table erased_record (
      record_id uuid primary key,
      kind text not null,
      originator text not null,
      case_ids uuid[] not null,
      created_at timestamptz not null,
      review_at date not null,
      erased_at timestamptz not null,
      erased_by uuid,
      cause text not null,
      reason text not null,
      statements int not null,
      disclosures int not null,
      consultations int not null
    );
    create index erased_record_order on erased_record (erased_at desc, record_id desc);

    create function entente_forget_record(id uuid) returns void
    language sql security definer
    begin atomic
      delete from record_index
      where record_id = id and (entente_is_system() or entente_user() is not null);
    end;
    revoke all on function entente_forget_record(uuid) from public;
  `.execute(db);
  const policies = {
    disclosure: ofRecord("disclosure"),
    received_statement: ofRecord("received_statement"),
    recall_statement: ofRecord("recall_statement"),
    consent_statement: ofRecord("consent_statement"),
    export_statement: ofRecord("export_statement"),
    recall: `exists (select 1 from recall_statement where recall_statement.recall_id = recall.id)`,
    consent: `exists (select 1 from consent_statement where consent_statement.consent_id = consent.id)`,
    export: `by = (select entente_user())
      or exists (select 1 from export_statement where export_statement.export_id = export.id)`,
    outstanding_copy: `exists (select 1 from export where export.id = outstanding_copy.export_id)`,
    erased_record: `(select entente_user()) is not null
      and (case_ids = '{}' or case_ids && (select entente_cases()))`,
  };
  for (const [table, visible] of Object.entries(policies))
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_visible`)} on ${sql.table(table)}
        using ((select entente_is_system()) or ${sql.raw(visible)})
        with check ((select entente_is_system()) or (select entente_user()) is not null);
    `.execute(db);
}

function ofRecord(table: string): string {
  return `exists (select 1 from record where record.id = ${table}.record_id)`;
}
