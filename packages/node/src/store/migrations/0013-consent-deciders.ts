import { sql, type Kysely } from "kysely";

/**
 * Whoever may decide sees every consent that partners ask this node for, also when nobody with that
 * right is in a case of the records: a consent is seen by whoever sees one of its statements' rows.
 * The rows hold ids alone; records and their statements stay under their own policies.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    set local entente.scope = 'system';
    alter table consent_statement add column for_decision boolean not null default false;
    update consent_statement set for_decision = true
    from consent where consent.id = consent_statement.consent_id and consent.direction = 'in';

    create function entente_decides() returns boolean language sql stable parallel safe
      return exists (
        select from app_user
        where id = entente_user() and not disabled and roles && array['approver', 'magistrate']
      );

    drop policy consent_statement_visible on consent_statement;
    create policy consent_statement_visible on consent_statement using (
      (select entente_is_system())
      or exists (select 1 from record where record.id = consent_statement.record_id)
      or (for_decision and (select entente_decides()))
    ) with check (
      (select entente_is_system()) or (select entente_user()) is not null
    );
  `.execute(db);
}
