import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

const windowMs = 15 * 60_000;

/**
 * Failures within the window after which sign-in is refused. An office of many people may share one
 * network address, so that more is borne of an address than of an e-mail.
 */
const mostFailures = { email: 5, address: 20 } as const;

/** Who tries: the e-mail as a digest, since what is typed there may be anything. */
export type Attempt = { emailKey: string; address: string };

/** Objects of the ledger under which an attempt is found again. */
export const attemptObjects = ({ emailKey, address }: Attempt) => ({
  email: { type: "sign-in", id: emailKey },
  address: { type: "address", id: address },
});

/** The digest of an e-mail by which failures are counted, for known and unknown users alike. */
export function emailKeyOf(email: string): string {
  return createHash("sha256").update(email).digest("base64url");
}

/** Whether somebody may try; if not, in how many seconds again. */
export type Lockout = { ok: true } | { ok: false; reason: "locked"; retryAfter: number };

/**
 * Whether this e-mail or this address has failed too often of late. The ledger is what is counted,
 * so that it holds across all servers of a database; a success ends an e-mail's count.
 */
export async function checkLockout(tx: Transaction, attempt: Attempt, now: Date): Promise<Lockout> {
  const objects = attemptObjects(attempt);
  const since = new Date(now.getTime() - windowMs);
  const ends = await Promise.all(
    (["email", "address"] as const).map(async (which) => {
      const { type, id } = objects[which];
      const ofObject = tx
        .selectFrom("ledger_entry")
        .where("object_type", "=", type)
        .where("object_id", "=", id);
      const success = ofObject
        .where("act", "=", "sign-in")
        .select((eb) => eb.fn.max("seq").as("seq"));
      const failures = await ofObject
        .select("at")
        .where("act", "=", "sign-in-failure")
        .where("at", ">", since)
        .where("seq", ">", (eb) => eb.fn.coalesce(success, sql<number>`0`))
        .orderBy("seq", "desc")
        .limit(mostFailures[which])
        .execute();
      const oldest = failures.at(-1);
      return oldest && failures.length === mostFailures[which] ? oldest.at.getTime() + windowMs : 0;
    }),
  );
  const retryAfter = Math.ceil((Math.max(...ends) - now.getTime()) / 1_000);
  return retryAfter > 0 ? { ok: false, reason: "locked", retryAfter } : { ok: true };
}

/** Lets one attempt of an address and an e-mail be decided after the other, until the transaction ends. */
export async function decideAlone(tx: Transaction, attempt: Attempt): Promise<void> {
  for (const key of [`address ${attempt.address}`, `email ${attempt.emailKey}`])
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}
