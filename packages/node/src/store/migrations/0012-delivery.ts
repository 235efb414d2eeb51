import { sql, type Kysely } from "kysely";

/**
 * Claims are bound to the server that holds them, so that a killed one's are free as soon as it is
 * missed; a list that is sent anew takes the place of the old one only when it is whole; and what was
 * delivered and received long ago is found to be purged.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table server_instance (
      id uuid primary key,
      alive_until timestamptz not null
    );
    alter table outbox add column claimed_by uuid;
    alter table tagging_queue add column claimed_by uuid;
    alter table partner_tag add column outdated boolean not null default false;
    create index partner_tag_outdated on partner_tag (agreement_id) where outdated;
    create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;
    create index outbox_failed on outbox (failed_at) where failed_at is not null;
    create index inbox_received on inbox (received_at);
  `.execute(db);
}
