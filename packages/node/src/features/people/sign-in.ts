import type { NodeContext } from "../../context.ts";
import type { SignedInUser } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import {
  attemptObjects,
  checkLockout,
  decideAlone,
  emailKeyOf,
  type Attempt,
  type Lockout,
} from "./lockout.ts";
import { checkPassword, decoyHash } from "./password.ts";
import { beginSession } from "./sessions.ts";
import { toUser, userByEmail } from "./store.ts";

/** What came of a sign-in. */
export type SignIn =
  | { ok: true; user: SignedInUser; token: string; expiresAt: Date }
  | { ok: false; reason: "wrong-credentials" | "busy" }
  | Extract<Lockout, { ok: false }>;

const system = { type: "system", name: "people" } as const;

/**
 * Signs a person in by e-mail and password. Unknown, disabled and known users who mistype are told
 * the same after the same time. Each failure and each success is in the ledger; a success counts
 * only if there were not too many failures when it is decided, however many attempts ran at once.
 */
export async function signIn(
  node: Pick<NodeContext, "store" | "now">,
  given: { email: string; password: string; address: string },
): Promise<SignIn> {
  const email = given.email.trim().toLowerCase();
  const attempt: Attempt = { emailKey: emailKeyOf(email), address: given.address };
  const before = await node.store.transaction(system, async (tx) => ({
    lockout: await checkLockout(tx, attempt, node.now()),
    user: await userByEmail(tx, email),
  }));
  if (!before.lockout.ok) return before.lockout;
  const { user } = before;
  const check = await checkPassword(given.password, user?.password_hash ?? decoyHash);
  if (!check.ok && check.reason === "busy") return { ok: false, reason: "busy" };
  const accepted = check.ok && user && !user.disabled ? user : undefined;

  const actor = accepted ? ({ type: "user", userId: accepted.id } as const) : system;
  return node.store.transaction(actor, async (tx): Promise<SignIn> => {
    await decideAlone(tx, attempt);
    const lockout = await checkLockout(tx, attempt, node.now());
    if (!lockout.ok) return lockout;
    const objects = attemptObjects(attempt);
    if (!accepted) {
      const facts = user ? { userId: user.id } : {};
      await appendToLedger(tx, [
        { act: "sign-in-failure", object: objects.email, facts },
        { act: "sign-in-failure", object: objects.address },
      ]);
      return { ok: false, reason: "wrong-credentials" };
    }
    const session = await beginSession(tx, accepted.id, node.now());
    await appendToLedger(tx, [{ act: "sign-in", object: objects.email }]);
    return { ok: true, user: toUser(accepted), ...session };
  });
}
