import type { NodeContext } from "../../context.ts";
import { signInSettings } from "../../config/sign-in-config.ts";
import type { SignedInUser } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { checkLockout, decideAlone, emailKeyOf, noteAttempt } from "./attempts.ts";
import type { Attempt, Lockout } from "./attempts.ts";
import { limitOf } from "./limited.ts";
import { passwordHashOf } from "./password-store.ts";
import { checkPassword, decoyHash } from "./password.ts";
import { beginSession } from "./sessions.ts";
import { rolesOf, toUser, userByEmail } from "./store.ts";

/** A session that began. */
export type Entered = { ok: true; user: SignedInUser; token: string; expiresAt: Date };

/** What came of a sign-in. */
export type SignIn =
  | Entered
  | { ok: false; reason: "wrong-credentials" | "busy" | "use-your-passkey" }
  | Extract<Lockout, { ok: false }>;

const system = { type: "system", name: "people" } as const;

/**
 * Signs a person in by e-mail and password. Unknown, disabled and known users who mistype are told
 * the same after the same time. Each failure and each success is in the ledger; a success counts
 * only if there were not too many failures when it is decided, however many attempts ran at once.
 * Whoever needs a passkey and has one does not come in by password.
 */
export async function signIn(
  node: Pick<NodeContext, "store" | "now" | "config">,
  given: { email: string; password: string; address: string; device?: string },
): Promise<SignIn> {
  const email = given.email.trim().toLowerCase();
  const attempt: Attempt = { emailKey: emailKeyOf(email), address: given.address };
  const before = await node.store.transaction(system, async (tx) => {
    const lockout = await checkLockout(tx, attempt, node.now());
    const user = await userByEmail(tx, email);
    return { lockout, user, hash: user ? await passwordHashOf(tx, user.id) : null };
  });
  if (!before.lockout.ok) return before.lockout;
  const { user, hash } = before;
  const check = await checkPassword(given.password, hash ?? decoyHash);
  if (!check.ok && check.reason === "busy") return { ok: false, reason: "busy" };
  const accepted = check.ok && user && hash !== null && !user.disabled ? user : undefined;

  const actor = accepted ? ({ type: "user", userId: accepted.id } as const) : system;
  const decide = async (tx: Transaction): Promise<SignIn> => {
    await decideAlone(tx, attempt);
    const lockout = await checkLockout(tx, attempt, node.now());
    if (!lockout.ok) return lockout;
    await noteAttempt(tx, attempt, accepted !== undefined, node.now());
    const object = { type: "sign-in", id: attempt.emailKey };
    if (!accepted) {
      const facts = { address: given.address, ...(user ? { userId: user.id } : {}) };
      await appendToLedger(tx, [{ act: "sign-in-failure", object, facts }]);
      return { ok: false, reason: "wrong-credentials" };
    }
    const settings = signInSettings(node.config);
    const limited = limitOf(
      { method: "password", roles: rolesOf(accepted.roles), passwordTemporary: false },
      settings.require.roles,
    );
    if (limited && (await hasPasskey(tx, accepted.id)))
      return { ok: false, reason: "use-your-passkey" };
    const start = { device: given.device ?? "" };
    const session = await beginSession(tx, accepted.id, node.now(), start, settings);
    await appendToLedger(tx, [{ act: "sign-in", object, facts: { method: "password" } }]);
    return { ok: true, user: toUser(accepted), ...session };
  };
  // Attempts are counted out of everybody's sight; the ledger names the user all the same.
  return node.store.transaction(actor, (tx) => withFullSight(tx, () => decide(tx)));
}

async function hasPasskey(tx: Transaction, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("passkey")
    .select("id")
    .where("user_id", "=", userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
