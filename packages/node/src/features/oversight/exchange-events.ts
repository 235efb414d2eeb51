import { sql, type Expression, type SqlBool } from "kysely";
import type { ExchangeFilter } from "./exchange-schemas.ts";

/**
 * Requests, replies and refusals, each at its own time: `what`, `direction` (`out` when this node did
 * it), partner, agreement, purpose, kind, handling codes and statements.
 */
const events = sql`
  select 'requests' as what, request.direction, request.created_at as at, 0 as statements,
    '' as handling, null as reason, request.*
  from request
  union all
  select case state when 'answered' then 'replies' else 'refusals' end,
    case request.direction when 'in' then 'out' else 'in' end, answered_at,
    coalesce(statements_disclosed, 0),
    case when state <> 'answered' then '' when request.direction = 'in' then coalesce((
        select string_agg(distinct code, ' ' order by code)
        from disclosure, unnest(disclosure.handling_codes) as code
        where disclosure.request_id = request.id
      ), '') else coalesce((
        select array_to_string(handling_codes, ' ') from record where record.id = foreign_record_id
      ), '') end,
    refusal_reason, request.*
  from request where state in ('answered', 'refused') and answered_at is not null`;

/** The events of a period and filter, with the kind of the record each is about. */
export function eventsOf(filter: ExchangeFilter): Expression<unknown> {
  const { partner, agreement, kind, purpose, from, to } = filter;
  const all: Expression<SqlBool>[] = [sql<SqlBool>`true`];
  if (partner !== undefined) all.push(sql<SqlBool>`event.partner_id = ${partner}`);
  if (agreement !== undefined) all.push(sql<SqlBool>`event.agreement_id = ${agreement}`);
  if (purpose !== undefined) all.push(sql<SqlBool>`event.purpose = ${purpose}`);
  if (kind !== undefined) all.push(sql<SqlBool>`record.kind = ${kind}`);
  if (from !== undefined) all.push(sql<SqlBool>`event.at >= ${new Date(from)}`);
  if (to !== undefined) all.push(sql<SqlBool>`event.at < ${new Date(to)}`);
  return sql`
    select event.what, event.way, event.at, event.partner_id, event.agreement_id, event.purpose,
      event.handling, event.statements, event.reason, coalesce(record.kind, '') as kind
    from (${events}) as event (what, way, at, statements, handling, reason)
    left join record on record.id = event.record_id
    where ${sql.join(all, sql` and `)}`;
}

/** What events are counted by. */
export const keyOf: Readonly<Record<ExchangeFilter["by"], Expression<string>>> = {
  partner: sql<string>`partner_id`,
  agreement: sql<string>`agreement_id::text`,
  handling: sql<string>`handling`,
  kind: sql<string>`kind`,
  purpose: sql<string>`purpose`,
  month: sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM')`,
};
