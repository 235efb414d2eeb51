import { sql, type Kysely } from "kysely";

/**
 * Delays, reminders, prepared answers, requests over other channels and copies of requests; and
 * foreign records that belong to whoever asked for them when they are in no case.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    alter table request
      add column extended_until timestamptz,
      add column next_reminder_at timestamptz,
      add column partner_received_at timestamptz,
      add column partner_due_at timestamptz,
      add column clock_offset bigint not null default 0,
      add column prepared_by text,
      add column derogation text,
      add column copy_state text check (copy_state in ('sent', 'withheld', 'not-connected')),
      add column copy_reason text;
    create index request_pressing on request ((coalesce(extended_until, due_at)), id);
    create index request_reminder on request (next_reminder_at) where next_reminder_at is not null;
    create index request_subject on request (record_id, partner_id);
    update request set next_reminder_at = received_at
    where direction = 'in' and state = 'received';

    create table request_delay (
      id uuid primary key,
      request_id uuid not null references request on delete cascade,
      announced_at timestamptz not null,
      expected_at timestamptz not null,
      reason text not null,
      announced_by text not null
    );
    create index request_delay_request on request_delay (request_id, announced_at, id);

    create table request_notice (
      id uuid primary key,
      request_id uuid not null references request on delete cascade,
      share int not null,
      due_at timestamptz not null,
      audience text not null check (audience in ('answering', 'deciding')),
      raised_at timestamptz not null,
      acknowledged_at timestamptz,
      acknowledged_by uuid,
      unique (request_id, share, due_at)
    );
    create index request_notice_open on request_notice (raised_at desc, id desc)
      where acknowledged_at is null;

    create table prepared_answer (
      id uuid primary key,
      request_id uuid not null references request on delete cascade,
      state text not null check (state in ('waiting', 'sent', 'returned', 'void')),
      statements jsonb not null,
      together jsonb not null,
      note text,
      conditions text,
      derogation text,
      demands_met jsonb not null,
      prepared_by uuid not null,
      prepared_at timestamptz not null,
      decided_by uuid,
      decided_at timestamptz,
      reason text
    );
    create unique index prepared_answer_waiting on prepared_answer (request_id)
      where state = 'waiting';
    create index prepared_answer_request on prepared_answer (request_id, prepared_at desc);

    create table outside_request (
      id uuid primary key,
      partner_id text not null,
      record_id uuid not null,
      channel text not null,
      reference text not null,
      subject text not null,
      received_at timestamptz not null,
      registered_by uuid not null,
      registered_at timestamptz not null,
      closed_at timestamptz,
      closed_by uuid,
      closed_note text,
      closed_with uuid
    );
    create index outside_request_subject on outside_request (record_id, partner_id);
    create index outside_request_received on outside_request (received_at desc, id desc);

    create table request_copy (
      request_id uuid not null,
      partner_id text not null,
      agreement_id uuid not null,
      asked_authority text not null,
      kind text not null,
      purpose text not null,
      urgency text not null,
      requested_at timestamptz not null,
      received_at timestamptz not null,
      primary key (partner_id, request_id)
    );
    create index request_copy_received on request_copy (received_at desc, request_id desc);

    alter table record add column asker_ids uuid[] not null default '{}';
    update record set restricted = true, asker_ids = asked.askers
    from (
      select foreign_record_id as id, array_agg(distinct created_by) as askers
      from request where foreign_record_id is not null and created_by is not null
      group by foreign_record_id
    ) as asked
    where record.id = asked.id and not record.restricted;
    drop policy record_visible on record;
    create policy record_visible on record using (
      (select entente_is_system())
      or ((select entente_user()) is not null
        and (not restricted
          or case_ids && (select entente_cases())
          or (select entente_user()) = any(asker_ids)))
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );
  `.execute(db);
  for (const table of ["request_delay", "request_notice", "prepared_answer"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_visible`)} on ${sql.table(table)} using (
        (select entente_is_system())
        or exists (select 1 from request where request.id = ${sql.ref(`${table}.request_id`)})
      );
    `.execute(db);
  await sql`
    alter table outside_request enable row level security;
    alter table outside_request force row level security;
    create policy outside_request_visible on outside_request using (
      (select entente_is_system())
      or exists (select 1 from record where record.id = outside_request.record_id)
    );
    alter table request_copy enable row level security;
    alter table request_copy force row level security;
    create policy request_copy_acting on request_copy using (
      (select entente_is_system()) or (select entente_user()) is not null
    );
  `.execute(db);
}
