import { sql, type Kysely } from "kysely";

/**
 * Pairs of own records that may be of the same, what people decided of them, and the versions of the
 * models that weigh them. A pair holds no values: only on which level each field agrees. It is seen by
 * whoever sees both records; decisions and weights are figures, and hold nobody's id once a record is
 * erased.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table duplicate_queue (
      record_id uuid primary key,
      bulk boolean not null default false,
      queued_at timestamptz not null default clock_timestamp()
    );
    create index duplicate_queue_order on duplicate_queue (bulk, queued_at);

    create table duplicate_pair (
      id uuid primary key,
      left_id uuid not null,
      right_id uuid not null,
      kind text not null,
      bits double precision not null,
      probability double precision not null,
      levels jsonb not null,
      model_version int not null,
      state text not null default 'open' check (state in ('open', 'later', 'same', 'different')),
      kept_id uuid,
      reason text,
      decided_by uuid,
      decided_at timestamptz,
      found_at timestamptz not null,
      check (left_id < right_id),
      unique (left_id, right_id)
    );
    create index duplicate_pair_right on duplicate_pair (right_id);
    create index duplicate_pair_strongest on duplicate_pair (state, bits desc, id desc);

    create table linkage_decision (
      pair_id uuid primary key,
      kind text not null,
      same boolean not null,
      comparison jsonb not null,
      decided_at timestamptz not null
    );
    create index linkage_decision_kind on linkage_decision (kind);

    create table linkage_setting (
      kind text not null,
      version int not null,
      model jsonb,
      threshold double precision not null,
      origin text not null check (origin in ('learned', 'threshold', 'earlier')),
      earlier_version int,
      decisions int not null,
      reason text not null,
      adopted_by uuid,
      adopted_at timestamptz not null,
      primary key (kind, version)
    );

    create table duplicate_run (
      id uuid primary key,
      kind text,
      state text not null check (state in ('running', 'cancelled', 'done')),
      position uuid,
      records_done bigint not null default 0,
      records_total bigint not null,
      started_by uuid,
      started_at timestamptz not null,
      ended_at timestamptz
    );
    create unique index duplicate_run_one on duplicate_run (state) where state = 'running';
    create index duplicate_run_started on duplicate_run (started_at desc, id desc);

    create table duplicate_session (
      user_id uuid primary key,
      text text not null,
      expires_at timestamptz not null
    );

    alter table duplicate_pair enable row level security;
    alter table duplicate_pair force row level security;
    create policy duplicate_pair_visible on duplicate_pair using (
      (select entente_is_system())
      or (exists (select 1 from record where record.id = duplicate_pair.left_id)
        and exists (select 1 from record where record.id = duplicate_pair.right_id))
    );
    alter table linkage_decision enable row level security;
    alter table linkage_decision force row level security;
    create policy linkage_decision_system on linkage_decision using ((select entente_is_system()));
    alter table duplicate_session enable row level security;
    alter table duplicate_session force row level security;
    create policy duplicate_session_own on duplicate_session using (
      (select entente_is_system()) or user_id = (select entente_user())
    );
  `.execute(db);
  for (const table of ["duplicate_queue", "duplicate_run", "linkage_setting"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_acting`)} on ${sql.table(table)} using (
        (select entente_is_system()) or (select entente_user()) is not null
      );
    `.execute(db);
}
