import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import { lockedUntil, type Failures } from "./lockout.ts";

/** How long attempts are kept to be counted. */
const windowMs = 60 * 60_000;
/** A person is known at an address from which they signed in within this time. */
const familiarMs = 30 * 24 * 60 * 60_000;
const mostCounted = 200;

/** Who tries: the e-mail as a digest, since what is typed there may be anything. */
export type Attempt = { emailKey: string; address: string };

/** The digest of an e-mail by which failures are counted, for known and unknown users alike. */
export function emailKeyOf(email: string): string {
  return createHash("sha256").update(email).digest("base64url");
}

/** Whether somebody may try; if not, in how many seconds again. */
export type Lockout = { ok: true } | { ok: false; reason: "locked"; retryAfter: number };

/**
 * Whether this e-mail at this address may be tried now. Attempts are counted in the database, so that
 * it holds across all servers of a node.
 */
export async function checkLockout(tx: Transaction, attempt: Attempt, now: Date): Promise<Lockout> {
  const [together, email, address, familiar] = [
    await failuresOf(tx, attempt, now),
    await failuresOf(tx, { emailKey: attempt.emailKey }, now),
    await failuresOf(tx, { address: attempt.address }, now),
    await isFamiliar(tx, attempt, now),
  ];
  const until = lockedUntil({ together, email, address, familiar });
  const retryAfter = Math.ceil((until - now.getTime()) / 1_000);
  return retryAfter > 0 ? { ok: false, reason: "locked", retryAfter } : { ok: true };
}

/** Counts an attempt, and forgets those that count no more. */
export async function noteAttempt(
  tx: Transaction,
  { emailKey: email_key, address }: Attempt,
  succeeded: boolean,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom("sign_in_attempt")
    .where("at", "<", new Date(now.getTime() - windowMs))
    .where("succeeded", "=", false)
    .execute();
  await tx
    .deleteFrom("sign_in_attempt")
    .where("at", "<", new Date(now.getTime() - familiarMs))
    .execute();
  await tx
    .insertInto("sign_in_attempt")
    .values({ at: now, email_key, address, succeeded })
    .execute();
}

/** Lets one attempt of an address and an e-mail be decided after the other, until the transaction ends. */
export async function decideAlone(tx: Transaction, attempt: Attempt): Promise<void> {
  for (const key of [`address ${attempt.address}`, `email ${attempt.emailKey}`])
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Failures of late; those of an e-mail since its last success at the same place. */
async function failuresOf(tx: Transaction, of: Partial<Attempt>, now: Date): Promise<Failures> {
  let all = tx.selectFrom("sign_in_attempt").where("at", ">", new Date(now.getTime() - windowMs));
  if (of.emailKey !== undefined) all = all.where("email_key", "=", of.emailKey);
  if (of.address !== undefined) all = all.where("address", "=", of.address);
  const success =
    of.emailKey === undefined
      ? undefined
      : await all
          .where("succeeded", "=", true)
          .select((eb) => eb.fn.max("id").as("id"))
          .executeTakeFirst();
  const failures = await all
    .where("succeeded", "=", false)
    .where("id", ">", success?.id ?? 0)
    .select("at")
    .orderBy("id", "desc")
    .limit(mostCounted)
    .execute();
  return { count: failures.length, lastAt: failures[0]?.at.getTime() ?? 0 };
}

async function isFamiliar(tx: Transaction, attempt: Attempt, now: Date): Promise<boolean> {
  const success = await tx
    .selectFrom("sign_in_attempt")
    .select("id")
    .where("email_key", "=", attempt.emailKey)
    .where("address", "=", attempt.address)
    .where("succeeded", "=", true)
    .where("at", ">", new Date(now.getTime() - familiarMs))
    .limit(1)
    .executeTakeFirst();
  return success !== undefined;
}
