import type { Urgency } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import { urgencies } from "@entente/model";

/** Requests of one partner, direction and urgency within a period, and how they were answered. */
const statisticsRowSchema = z.object({
  partner: z.object({ id: z.string(), name: z.string() }),
  direction: z.enum(["in", "out"]),
  urgency: z.enum(urgencies),
  /** Received within the period: what all shares are of. */
  requests: z.int(),
  answered: z.int(),
  refused: z.int(),
  waiting: z.int(),
  /** Answered or refused within the time of the agreement. */
  inTime: z.int(),
  /** Answered or refused after it, within a delay that had been announced in time. */
  inExtension: z.int(),
  /** Answered or refused later than that, or still waiting although the time has passed. */
  late: z.int(),
  /** Requests whose time has run out or that were answered: the share in time is of these. */
  settled: z.int(),
  /** Of 1; null when none is settled. */
  shareInTime: z.number().nullable(),
  /** Hours until 80 % of all requests had an answer or refusal; null when fewer have. */
  hoursToMost: z.number().nullable(),
  /** Hours until half of them had. */
  hoursToHalf: z.number().nullable(),
});

/** How requests were answered within a period. */
export const statisticsSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    /** `node`: all requests of this node; `visible`: those on records open to the reader. */
    scope: z.enum(["node", "visible"]),
    rows: z.array(statisticsRowSchema),
    /** All rows together, by direction. */
    totals: z.array(statisticsRowSchema.omit({ partner: true, urgency: true })),
  })
  .openapi("RequestStatistics");

/** How requests were answered within a period. */
export type Statistics = z.infer<typeof statisticsSchema>;

/** Which requests to count. */
export type StatisticsSearch = {
  /** First and last day of receipt, YYYY-MM-DD, in UTC. */
  from: string;
  to: string;
  direction?: "in" | "out" | undefined;
  partner?: string | undefined;
};

type Counted = {
  partner_id: string;
  partner_name: string;
  direction: "in" | "out";
  urgency: Urgency;
  requests: number;
  answered: number;
  refused: number;
  waiting: number;
  in_time: number;
  in_extension: number;
  settled: number;
  most: number;
  half: number;
};

/**
 * Counts the requests received within a period, as far as the actor sees them. A request that has no
 * answer yet counts as one that takes for ever: the hours to 80 % are of all of them.
 */
export async function requestStatistics(
  tx: Transaction,
  search: StatisticsSearch,
  now: Date,
): Promise<Pick<Statistics, "rows" | "totals">> {
  const rows = await counted(tx, search, now, true);
  const totals = await counted(tx, search, now, false);
  return {
    rows: rows.map((row) => ({
      partner: { id: row.partner_id, name: row.partner_name },
      urgency: row.urgency,
      ...figuresOf(row),
    })),
    totals: totals.map(figuresOf),
  };
}

async function counted(
  tx: Transaction,
  search: StatisticsSearch,
  now: Date,
  apart: boolean,
): Promise<Counted[]> {
  const groups = apart ? sql`partner_id, authority.name, direction, urgency` : sql`direction`;
  const names = apart
    ? sql`partner_id, authority.name as partner_name, direction, urgency`
    : sql`direction`;
  const done = sql`state in ('answered', 'refused')`;
  const due = sql`coalesce(extended_until, due_at)`;
  const hours = sql`case when ${done}
    then extract(epoch from answered_at - coalesce(received_at, created_at))::float8 / 3600
    else 'infinity'::float8 end`;
  const { rows } = await sql<Counted>`
    select ${names},
      count(*) as requests,
      count(*) filter (where state = 'answered') as answered,
      count(*) filter (where state = 'refused') as refused,
      count(*) filter (where not ${done}) as waiting,
      count(*) filter (where ${done} and answered_at <= due_at) as in_time,
      count(*) filter (where ${done} and answered_at > due_at and answered_at <= ${due})
        as in_extension,
      count(*) filter (where ${done} or ${due} < ${now}) as settled,
      percentile_disc(0.8) within group (order by ${hours}) as most,
      percentile_disc(0.5) within group (order by ${hours}) as half
    from request join authority on authority.id = request.partner_id
    where state <> 'failed'
      and coalesce(received_at, created_at) >= ${`${search.from}T00:00:00Z`}::timestamptz
      and coalesce(received_at, created_at) < ${`${search.to}T00:00:00Z`}::timestamptz + interval '24 hours'
      and (${search.direction ?? null}::text is null or direction = ${search.direction ?? null})
      and (${search.partner ?? null}::text is null or partner_id = ${search.partner ?? null})
    group by ${groups} order by ${groups}`.execute(tx);
  return rows;
}

function figuresOf(row: Counted): Statistics["totals"][number] {
  const { direction, requests, answered, refused, waiting, settled } = row;
  const timely = row.in_time + row.in_extension;
  return {
    direction,
    requests,
    answered,
    refused,
    waiting,
    inTime: row.in_time,
    inExtension: row.in_extension,
    late: settled - timely,
    settled,
    shareInTime: settled === 0 ? null : timely / settled,
    hoursToMost: Number.isFinite(row.most) ? row.most : null,
    hoursToHalf: Number.isFinite(row.half) ? row.half : null,
  };
}
