import { sql, type Kysely } from "kysely";

/**
 * What the oversight pages read and keep: indexes by which the ledger is searched however long it is,
 * what partners listed and asked hour by hour, what they may still ask, and alarms.
 *
 * The size of a partner's list is kept by triggers, in whatever way the list changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index if exists ledger_actor;
    create index ledger_actor on ledger_entry (actor_id, at, seq);
    drop index if exists ledger_object;
    create index ledger_object on ledger_entry (object_id, at, seq);
    create index ledger_time on ledger_entry (at, seq);
    create index ledger_act on ledger_entry (act, at, seq);
    create index ledger_case on ledger_entry (case_id, at, seq) where case_id is not null;
    create index ledger_partner on ledger_entry (
      (coalesce(recipient, case when actor_type = 'partner' then actor_id end)), at, seq
    ) where coalesce(recipient, case when actor_type = 'partner' then actor_id end) is not null;
    create index ledger_search on ledger_entry (actor_id, at, seq) where act = 'search';
    create index ledger_missed on ledger_entry (at, seq)
      where act = 'search' and facts ->> 'found' = '0';

    alter table evaluation_count
      add column batches bigint not null default 0,
      add column unlisted bigint not null default 0,
      add column refused bigint not null default 0,
      add column listed bigint not null default 0;

    create table evaluation_credit (
      agreement_id uuid primary key,
      list_size bigint not null,
      longest_list bigint not null default 0,
      earned bigint not null default 0,
      allowance double precision not null default 0,
      borrowed bigint not null default 0,
      refilled_at timestamptz,
      short_since timestamptz,
      short_of bigint not null default 0,
      watched_since timestamptz not null default now()
    );

    create table alarm (
      id uuid primary key,
      pattern text not null,
      subject_type text not null check (subject_type in ('user', 'agreement')),
      subject_id uuid not null,
      partner_id text,
      stops boolean not null,
      evidence jsonb not null,
      state text not null default 'open' check (state in ('open', 'acknowledged', 'resolved')),
      raised_at timestamptz not null,
      acknowledged_at timestamptz,
      acknowledged_by uuid,
      resolved_at timestamptz,
      resolved_by uuid,
      outcome text check (outcome in ('false-alarm', 'explained', 'misuse')),
      reason text
    );
    create unique index alarm_unresolved on alarm (subject_id, pattern) where state <> 'resolved';
    create index alarm_subject on alarm (subject_id, raised_at);
    create index alarm_raised on alarm (raised_at, id);
    create index alarm_stopping on alarm (subject_id) where stops and state <> 'resolved';

    create function entente_count_listed() returns trigger language plpgsql as $$
    declare
      added record;
    begin
      for added in select agreement_id, count(*) as n from changed group by agreement_id loop
        insert into evaluation_count (agreement_id, hour, evaluations, listed)
          values (added.agreement_id, date_trunc('hour', now()), 0, added.n)
          on conflict (agreement_id, hour) do update
            set listed = evaluation_count.listed + excluded.listed;
        update evaluation_credit set list_size = list_size + added.n
          where agreement_id = added.agreement_id;
        if not found then
          insert into evaluation_credit (agreement_id, list_size)
            select added.agreement_id, count(*) from partner_tag
            where agreement_id = added.agreement_id
            on conflict (agreement_id) do update
              set list_size = evaluation_credit.list_size + added.n;
        end if;
      end loop;
      return null;
    end $$;
    create function entente_count_unlisted() returns trigger language plpgsql as $$
    begin
      update evaluation_credit set list_size = greatest(0, list_size - n)
        from (select agreement_id, count(*) as n from changed group by 1) as removed
        where removed.agreement_id = evaluation_credit.agreement_id;
      return null;
    end $$;
    create trigger partner_tag_added after insert on partner_tag
      referencing new table as changed for each statement execute function entente_count_listed();
    create trigger partner_tag_removed after delete on partner_tag
      referencing old table as changed for each statement execute function entente_count_unlisted();
  `.execute(db);
  for (const table of ["evaluation_credit", "alarm"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_system`)} on ${sql.table(table)} using (
        (select entente_is_system())
      );
    `.execute(db);
}
