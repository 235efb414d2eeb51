import type { SignInMethod } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { methodOf } from "./store.ts";

/** A session as its owner sees it. */
export type OwnSession = {
  readonly id: string;
  readonly device: string;
  readonly method: SignInMethod;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
};

/** The sessions of a user that have not ended, the last used first. */
export async function listSessions(
  tx: Transaction,
  userId: string,
  ends: { now: Date; idleMinutes: number },
): Promise<OwnSession[]> {
  const idleSince = new Date(ends.now.getTime() - ends.idleMinutes * 60_000);
  const rows = await tx
    .selectFrom("session")
    .select(["id", "device", "method", "created_at", "last_seen_at", "expires_at"])
    .where("user_id", "=", userId)
    .where("expires_at", ">", ends.now)
    .where("last_seen_at", ">", idleSince)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    method: methodOf(row.method),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }));
}

/**
 * Ends sessions of a user.
 * @param which one of them, or all but one
 * @returns how many there were
 */
export async function endSessions(
  tx: Transaction,
  userId: string,
  which: { only: string } | { except: string } | "all",
): Promise<number> {
  const all = tx.deleteFrom("session").where("user_id", "=", userId);
  const some =
    which === "all"
      ? all
      : "only" in which
        ? all.where("id", "=", which.only)
        : all.where("id", "!=", which.except);
  const ended = await some.returning("id").execute();
  if (ended.length > 0)
    await appendToLedger(tx, [
      {
        act: "sign-out",
        object: { type: "user", id: userId },
        facts: { sessions: ended.length },
      },
    ]);
  return ended.length;
}
