import { sql, type Expression, type SqlBool } from "kysely";
import type { LogFilter } from "./log-schemas.ts";

/** The partner in an act: who got something, or who did it. The ledger is indexed by it. */
const partnerOfEntry = sql<string | null>`coalesce(
  entry.recipient, case when entry.actor_type = 'partner' then entry.actor_id end)`;

/** What an entry (as `entry`) must fulfil; each condition has its index in the order of time. */
export function conditionsOf(filter: LogFilter): Expression<SqlBool> {
  const { actor, act, object, case: caseId, partner, from, to, only } = filter;
  const all: Expression<SqlBool>[] = [sql<SqlBool>`true`];
  if (actor !== undefined) all.push(sql<SqlBool>`entry.actor_id = ${actor}`);
  if (act !== undefined) all.push(sql<SqlBool>`entry.act = ${act}`);
  if (object !== undefined) all.push(sql<SqlBool>`entry.object_id = ${object}`);
  if (caseId !== undefined) all.push(sql<SqlBool>`entry.case_id = ${caseId}`);
  if (partner !== undefined) all.push(sql<SqlBool>`${partnerOfEntry} = ${partner}`);
  if (from !== undefined) all.push(sql<SqlBool>`entry.at >= ${new Date(from)}`);
  if (to !== undefined) all.push(sql<SqlBool>`entry.at < ${new Date(to)}`);
  if (only === "missed")
    all.push(sql<SqlBool>`entry.act = 'search' and entry.facts ->> 'found' = '0'`);
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

/** The filters of a query as they are written into the ledger. */
export function factsOfFilter(filter: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
