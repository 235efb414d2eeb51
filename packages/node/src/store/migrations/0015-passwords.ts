import { sql, type Kysely } from "kysely";

/**
 * Hashes of passwords stand apart from the users, whom all colleagues see: only the node's own work
 * sees them, and no user's transaction, not even that of whose they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    create table user_password (
      user_id uuid primary key references app_user on delete cascade,
      hash text not null
    );
    insert into user_password (user_id, hash)
      select id, password_hash from app_user where password_hash is not null;
    alter table app_user drop column password_hash;
    alter table user_password enable row level security;
    alter table user_password force row level security;
    create policy user_password_system on user_password using ((select entente_is_system()));
  `.execute(db);
}
