import { sql, type Kysely } from "kysely";

/**
 * Passkeys, links to accounts at OpenID providers, challenges that are good once, attempts to sign in
 * as they are counted; and what a session knows of how it began. What belongs to a user's sign-in is
 * seen by the node's own work alone, and by nobody else's transaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app_user add column password_temporary boolean not null default false;
    alter table session
      add column id uuid not null default gen_random_uuid() unique,
      add column method text not null default 'password'
        check (method in ('password', 'passkey', 'oidc', 'oidc-strong')),
      add column authenticated_at timestamptz default now(),
      add column device text not null default '';

    create table passkey (
      id text primary key,
      user_id uuid not null references app_user on delete cascade,
      name text not null,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      backed_up boolean not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    );
    create index passkey_of_user on passkey (user_id);

    create table sign_in_challenge (
      id text primary key,
      purpose text not null,
      user_id uuid references app_user on delete cascade,
      facts jsonb not null,
      expires_at timestamptz not null
    );
    create index sign_in_challenge_end on sign_in_challenge (expires_at);

    create table oidc_link (
      issuer text not null,
      subject text not null,
      user_id uuid not null references app_user on delete cascade,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      primary key (issuer, subject),
      unique (issuer, user_id)
    );

    create table sign_in_attempt (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      email_key text not null,
      address text not null,
      succeeded boolean not null
    );
    create index sign_in_attempt_email on sign_in_attempt (email_key, at);
    create index sign_in_attempt_address on sign_in_attempt (address, at);

    alter table app_user enable row level security;
    alter table app_user force row level security;
    create policy app_user_read on app_user for select using (
      (select entente_is_system()) or (select entente_user()) is not null
    );
    create policy app_user_own on app_user for update using (
      (select entente_is_system()) or id = (select entente_user())
    );
    create policy app_user_made on app_user for insert with check ((select entente_is_system()));
    create policy app_user_gone on app_user for delete using ((select entente_is_system()));

    create function entente_user_guarded() returns trigger language plpgsql as $$
    begin
      if not entente_is_system() then
        raise insufficient_privilege using message = 'nobody changes their own rights';
      end if;
      return new;
    end $$;
    create trigger app_user_guarded before update on app_user
      for each row when (
        old.id <> new.id or old.email <> new.email
        or old.roles <> new.roles or old.disabled <> new.disabled
      ) execute function entente_user_guarded();
  `.execute(db);
  for (const table of ["session", "passkey", "oidc_link"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_own`)} on ${sql.table(table)} using (
        (select entente_is_system()) or user_id = (select entente_user())
      );
    `.execute(db);
  for (const table of ["sign_in_challenge", "sign_in_attempt"])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy ${sql.id(`${table}_system`)} on ${sql.table(table)} using (
        (select entente_is_system())
      );
    `.execute(db);
}
