import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import type { AlarmEvidence } from "../../store/tables/oversight.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { AlarmView } from "./alarm-schemas.ts";

type Row = {
  id: string;
  pattern: AlarmView["pattern"];
  subject_type: "user" | "agreement";
  subject_id: string;
  subject: string;
  partner_id: string | null;
  partner: string | null;
  stops: boolean;
  evidence: AlarmEvidence;
  state: AlarmView["state"];
  raised_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  acknowledger: string | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolver: string | null;
  outcome: NonNullable<AlarmView["resolved"]>["outcome"] | null;
  reason: string | null;
};

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of alarms, the newest first, as `userId` may deal with them. */
export async function listAlarms(
  tx: Transaction,
  userId: string,
  query: {
    state?: "unresolved" | "resolved" | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<AlarmView>> {
  const before = decodeCursor(positionSchema, query.cursor);
  const state =
    query.state === undefined
      ? sql`true`
      : sql`(alarm.state = 'resolved') = ${query.state === "resolved"}`;
  const page = before
    ? sql`(alarm.raised_at, alarm.id) < (${new Date(before[0])}, ${before[1]}::uuid)`
    : sql`true`;
  const rows = await readAlarms(tx, sql`${state} and ${page}`, query.limit + 1);
  const alarms = rows.map((row) => viewOf(row, userId));
  return pageOf(alarms, query.limit, ({ raisedAt, id }) => [raisedAt, id]);
}

/** One alarm; undefined when there is none. */
export async function readAlarm(
  tx: Transaction,
  userId: string,
  id: string,
): Promise<AlarmView | undefined> {
  const [row] = await readAlarms(tx, sql`alarm.id = ${id}`, 1);
  return row && viewOf(row, userId);
}

async function readAlarms(tx: Transaction, where: ReturnType<typeof sql>, limit: number) {
  const { rows } = await withFullSight(tx, () =>
    sql<Row>`
      select alarm.*, coalesce(subject.name, agreement.terms ->> 'title', '') as subject,
        authority.name as partner, acknowledger.name as acknowledger, resolver.name as resolver
      from alarm
      left join app_user as subject on subject_type = 'user' and subject.id = subject_id
      left join agreement on subject_type = 'agreement' and agreement.id = subject_id
      left join authority on authority.id = alarm.partner_id
      left join app_user as acknowledger on acknowledger.id = acknowledged_by
      left join app_user as resolver on resolver.id = resolved_by
      where ${where}
      order by alarm.raised_at desc, alarm.id desc limit ${limit}`.execute(tx),
  );
  return rows;
}

function viewOf(row: Row, userId: string): AlarmView {
  const concernsOther = row.subject_id !== userId;
  return {
    id: row.id,
    pattern: row.pattern,
    subject: {
      type: row.subject_type,
      id: row.subject_id,
      name: row.subject,
      partner:
        row.partner_id === null
          ? null
          : { id: row.partner_id, name: row.partner ?? row.partner_id },
    },
    stops: row.stops,
    evidence: row.evidence,
    state: row.state,
    raisedAt: row.raised_at.toISOString(),
    acknowledged: row.acknowledged_at && {
      at: row.acknowledged_at.toISOString(),
      by: person(row.acknowledged_by, row.acknowledger),
    },
    resolved: row.resolved_at && {
      at: row.resolved_at.toISOString(),
      by: person(row.resolved_by, row.resolver),
      outcome: row.outcome ?? "explained",
      reason: row.reason ?? "",
    },
    can: {
      acknowledge: row.state === "open" && concernsOther,
      resolve: row.state !== "resolved" && concernsOther,
    },
  };
}

function person(id: string | null, name: string | null): { id: string; name: string } {
  return { id: id ?? "", name: name ?? id ?? "" };
}
