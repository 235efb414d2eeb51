import { sql } from "kysely";
import { isUnclaimed } from "../jobs/presence.ts";
import type { Store } from "../store/store.ts";
import { keepEvidence, type ExchangeEvidence } from "./evidence-store.ts";

/** A message that this server has taken upon itself to deliver. */
export type Claimed = {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  /** The envelope in canonical JSON. */
  readonly body: string;
  /** How many times it has been tried in vain. */
  readonly attempts: number;
  /** Milliseconds since it was put into the outbox, by the clock of the database. */
  readonly age: number;
};

/** How much is claimed at once, and for how long (milliseconds) nobody else may claim it. */
export type ClaimLimits = {
  readonly messages: number;
  readonly bytes: number;
  readonly lease: number;
};

/** What became of one message. */
export type Outcome = { readonly id: string } &
  /** With the partner's signed receipt. */
  (
    | { readonly became: "delivered"; readonly evidence: ExchangeEvidence }
    | { readonly became: "failed"; readonly error: string; readonly evidence?: ExchangeEvidence }
    /** To be tried again after `delay` milliseconds. */
    | { readonly became: "waiting"; readonly error: string; readonly delay: number }
  );

const courier = { type: "system", name: "outbox" } as const;

/**
 * Claims the next messages to a partner: oldest first, none of a stream in which one is waiting to be
 * tried again or under way. (The subquery is hashed once, whatever the planner believes of the table.)
 * Claims of one partner queue up behind its row, so that two servers never hold
 * parts of one stream. Neither a claim nor what `settle` writes waits for the disk: what a crash of the
 * database takes back is delivered once more, and the partner answers with its first receipt.
 */
export function claim(store: Store, partnerId: string, limits: ClaimLimits): Promise<Claimed[]> {
  return store.transaction(courier, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    await sql`select from authority where id = ${partnerId} for no key update`.execute(tx);
    const { rows } = await sql<Claimed>`
      with next as (
        select id, sum(octet_length(body)) over (order by seq) - octet_length(body) as before
        from (
          select id, seq, body
          from outbox
          where partner_id = ${partnerId} and delivered_at is null and failed_at is null
            and next_attempt_at <= now() and ${isUnclaimed}
            and stream not in (
              select stream
              from outbox
              where partner_id = ${partnerId} and delivered_at is null and failed_at is null
                and (attempts > 0 or claimed_until is not null)
                and (next_attempt_at > now() or not ${isUnclaimed})
            )
          order by seq
          limit ${limits.messages}
        ) as waiting
      ), claimed as (
        update outbox
        set claimed_until = now() + ${limits.lease} * interval '1 millisecond',
          claimed_by = ${tx.server}
        from next
        where outbox.id = next.id and next.before < ${limits.bytes}
        returning outbox.*
      )
      select id, stream, type, body, attempts,
        (extract(epoch from now() - created_at) * 1000)::float8 as age
      from claimed
      order by seq
    `.execute(tx);
    return rows;
  });
}

/** Writes down what became of claimed messages, in one statement. */
export async function settle(store: Store, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await store.transaction(courier, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    await sql`
      update outbox
      set claimed_until = null,
        claimed_by = null,
        attempts = attempts + case when became = 'delivered' then 0 else 1 end,
        delivered_at = case when became = 'delivered' then now() end,
        failed_at = case when became = 'failed' then now() end,
        next_attempt_at = now() + delay * interval '1 millisecond',
        last_error = error
      from unnest(
        ${outcomes.map(({ id }) => id)}::uuid[],
        ${outcomes.map(({ became }) => became)}::text[],
        ${outcomes.map((outcome) => ("error" in outcome ? outcome.error : null))}::text[],
        ${outcomes.map((outcome) => ("delay" in outcome ? outcome.delay : 0))}::bigint[]
      ) as settled (id, became, error, delay)
      where outbox.id = settled.id and outbox.delivered_at is null
    `.execute(tx);
    const evidence = outcomes.flatMap((one) =>
      "evidence" in one && one.evidence ? [one.evidence] : [],
    );
    await keepEvidence(tx, evidence);
  });
}

/** Lets everything that waits for a partner go at once: it has just answered again. */
export async function hurry(store: Store, partnerId: string): Promise<void> {
  await store.transaction(courier, (tx) =>
    tx
      .updateTable("outbox")
      .set({ next_attempt_at: sql`now()` })
      .where("partner_id", "=", partnerId)
      .where("delivered_at", "is", null)
      .where("failed_at", "is", null)
      .where("next_attempt_at", ">", sql<Date>`now()`)
      .execute(),
  );
}

/** The partners for whom something is due. */
export function duePartners(store: Store): Promise<string[]> {
  return store.transaction(courier, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from authority
      where not self and exists (
        select from outbox
        where partner_id = authority.id and delivered_at is null and failed_at is null
          and next_attempt_at <= now() and ${isUnclaimed}
      )
    `.execute(tx);
    return rows.map(({ id }) => id);
  });
}
