import { createHash, randomBytes } from "node:crypto";
import type { Authority } from "@entente/model";
import type { SessionOutcome, Sessions } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Store, Transaction } from "../../store/store.ts";
import { removeEndedSessions, sessionByHash, touchSession, toUser } from "./store.ts";

const idleMs = 60 * 60_000;
const absoluteMs = 12 * 60 * 60_000;
/** A session's last use is written at most this often. */
const touchMs = 60_000;
const tokenBytes = 32;
const longestToken = 100;

const actor = { type: "system", name: "people" } as const;

/**
 * The cookie of a node's session. It carries the authority's id, since browsers share cookies among
 * all ports of a host.
 */
export function sessionCookieName(authority: Pick<Authority, "id">): string {
  return `entente_session_${authority.id}`;
}

/**
 * The sessions of a node. They end 60 minutes after the last use and 12 hours after sign-in.
 * Only the SHA-256 of a token is kept.
 */
export function createSessions(store: Pick<Store, "transaction">, now: () => Date): Sessions {
  return {
    read: async (token, touch) => {
      const tokenHash = hashOf(token);
      if (tokenHash === undefined) return { ok: false, reason: "no-session" };
      return store.transaction(actor, (tx) => readSession(tx, tokenHash, now(), touch));
    },
    noteRefusal: (user, operation) =>
      store.transaction({ type: "user", userId: user.id }, (tx) =>
        appendToLedger(tx, [
          { act: "refused-access", object: { type: "operation", id: operation } },
        ]),
      ),
  };
}

async function readSession(
  tx: Transaction,
  tokenHash: Buffer,
  now: Date,
  touch: boolean,
): Promise<SessionOutcome> {
  const row = await sessionByHash(tx, tokenHash);
  if (!row) return { ok: false, reason: "no-session" };
  if (row.disabled) return { ok: false, reason: "user-disabled" };
  const idle = now.getTime() - row.last_seen_at.getTime();
  if (row.expires_at <= now || idle >= idleMs) return { ok: false, reason: "session-expired" };
  if (touch && idle >= touchMs) await touchSession(tx, tokenHash, now);
  return { ok: true, user: toUser(row), expiresAt: row.expires_at };
}

/**
 * Begins a session of a user.
 * @returns the token, 256 random bits in base64url, which is known to the caller alone
 */
export async function beginSession(
  tx: Transaction,
  userId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  await removeEndedSessions(tx, now, new Date(now.getTime() - idleMs));
  const bytes = randomBytes(tokenBytes);
  const token = bytes.toString("base64url");
  const expiresAt = new Date(now.getTime() + absoluteMs);
  await tx
    .insertInto("session")
    .values({
      token_hash: digest(token),
      user_id: userId,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

/** Ends the session of a token, if there is one, and notes it in the ledger. */
export async function endSession(store: Pick<Store, "transaction">, token: string): Promise<void> {
  const tokenHash = hashOf(token);
  if (tokenHash === undefined) return;
  const ended = await store.transaction(actor, (tx) =>
    tx
      .selectFrom("session")
      .select("user_id")
      .where("token_hash", "=", tokenHash)
      .executeTakeFirst(),
  );
  if (!ended) return;
  await store.transaction({ type: "user", userId: ended.user_id }, async (tx) => {
    await tx.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
    await appendToLedger(tx, [{ act: "sign-out", object: { type: "user", id: ended.user_id } }]);
  });
}

function hashOf(token: string): Buffer | undefined {
  return token.length > longestToken ? undefined : digest(token);
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
