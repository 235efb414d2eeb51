import { createHash, randomBytes } from "node:crypto";
import type { Authority } from "@entente/model";
import { signInSettings, type SignInConfig } from "../../config/sign-in-config.ts";
import type { SessionOutcome, Sessions, SignInMethod } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Store, Transaction } from "../../store/store.ts";
import { limitOf } from "./limited.ts";
import { methodOf, removeEndedSessions, sessionByHash, touchSession, toUser } from "./store.ts";

const minute = 60_000;
/** A session's last use is written at most this often. */
const touchMs = minute;
/** A proof of identity is recent for this long. */
const recentMs = 10 * minute;
const tokenBytes = 32;
const longestToken = 100;

const actor = { type: "system", name: "people" } as const;

/**
 * The cookie of a node's session. It carries the authority's id, since browsers share cookies among
 * all ports of a host; over https its prefix keeps other hosts of the domain from setting it.
 */
export function sessionCookieName(
  authority: Pick<Authority, "id">,
  publicUrl: string | undefined,
): string {
  const prefix = publicUrl?.startsWith("https:") ? "__Host-" : "";
  return `${prefix}entente_session_${authority.id}`;
}

/**
 * The sessions of a node. They end some time after the last use and some time after sign-in, as the
 * settings say. Only the SHA-256 of a token is kept.
 */
export function createSessions(
  store: Pick<Store, "transaction">,
  now: () => Date,
  settings: SignInConfig = signInSettings({}),
): Sessions {
  return {
    read: async (token, touch) => {
      const tokenHash = hashOf(token);
      if (tokenHash === undefined) return { ok: false, reason: "no-session" };
      return store.transaction(actor, (tx) => readSession(tx, tokenHash, now(), touch, settings));
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
  settings: SignInConfig,
): Promise<SessionOutcome> {
  const row = await sessionByHash(tx, tokenHash);
  if (!row) return { ok: false, reason: "no-session" };
  if (row.disabled) return { ok: false, reason: "user-disabled" };
  const idle = now.getTime() - row.last_seen_at.getTime();
  if (row.expires_at <= now || idle >= settings.idleMinutes * minute)
    return { ok: false, reason: "session-expired" };
  if (touch && idle >= touchMs) await touchSession(tx, tokenHash, now);
  const user = toUser(row);
  const method = methodOf(row.method);
  const authenticatedAt = row.authenticated_at;
  const { roles } = user;
  const session = {
    id: row.session_id,
    method,
    authenticatedAt,
    recent: authenticatedAt !== null && now.getTime() - authenticatedAt.getTime() < recentMs,
    limited: limitOf(
      { method, roles, passwordTemporary: row.password_temporary },
      settings.require.roles,
    ),
  };
  return { ok: true, user, session, expiresAt: row.expires_at };
}

/** How a session begins. */
export type SessionStart = {
  method?: SignInMethod;
  /** What its owner recognises the device by. */
  device?: string;
  /** When the person proved to be the user, if not now; null when nobody can say. */
  authenticatedAt?: Date | null;
};

/**
 * Begins a session of a user.
 * @returns the token, 256 random bits in base64url, which is known to the caller alone
 */
export async function beginSession(
  tx: Transaction,
  userId: string,
  now: Date,
  start: SessionStart = {},
  settings: SignInConfig = signInSettings({}),
): Promise<{ token: string; expiresAt: Date }> {
  await removeEndedSessions(tx, now, new Date(now.getTime() - settings.idleMinutes * minute));
  const bytes = randomBytes(tokenBytes);
  const token = bytes.toString("base64url");
  const expiresAt = new Date(now.getTime() + settings.absoluteHours * 60 * minute);
  await tx
    .insertInto("session")
    .values({
      token_hash: digest(token),
      user_id: userId,
      method: start.method ?? "password",
      authenticated_at: start.authenticatedAt === undefined ? now : start.authenticatedAt,
      device: start.device ?? "",
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
