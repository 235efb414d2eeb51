import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { NodeContext } from "../../context.ts";
import type { SessionFacts, SignedInUser } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { checkLockout, decideAlone, emailKeyOf, noteAttempt, type Lockout } from "./attempts.ts";
import { passwordHashOf } from "./password-store.ts";
import { checkPassword, decoyHash } from "./password.ts";
import { finishAssertion } from "./passkeys/assert.ts";
import type { RelyingParty } from "./passkeys/relying-party.ts";

type Node = Pick<NodeContext, "store" | "now">;

/** Who proves once more to be the user of a session, from which address. */
export type Confirmer = { user: SignedInUser; session: SessionFacts; address: string };

/** What came of it. */
export type Confirmation =
  | { ok: true }
  | { ok: false; reason: "wrong-credentials" | "busy" | "passkey-refused" }
  | Extract<Lockout, { ok: false }>;

/**
 * Checks the password of a session's user; failures count as those of sign-in do, so that a stolen
 * session does not help to guess.
 */
export async function confirmPassword(
  node: Node,
  { user, session, address }: Confirmer,
  password: string,
): Promise<Confirmation> {
  const attempt = { emailKey: emailKeyOf(user.email), address };
  const actor = { type: "user", userId: user.id } as const;
  const before = await node.store.transaction(actor, (tx) =>
    withFullSight(tx, async () => ({
      lockout: await checkLockout(tx, attempt, node.now()),
      hash: await passwordHashOf(tx, user.id),
    })),
  );
  if (!before.lockout.ok) return before.lockout;
  const check = await checkPassword(password, before.hash ?? decoyHash);
  if (!check.ok && check.reason === "busy") return { ok: false, reason: "busy" };
  const decide = async (tx: Transaction): Promise<Confirmation> => {
    await decideAlone(tx, attempt);
    const lockout = await checkLockout(tx, attempt, node.now());
    if (!lockout.ok) return lockout;
    const right = check.ok && before.hash !== null;
    await noteAttempt(tx, attempt, right, node.now());
    if (right) return confirmed(tx, session, "password", node.now());
    const object = { type: "sign-in", id: attempt.emailKey };
    await appendToLedger(tx, [{ act: "sign-in-failure", object, facts: { address } }]);
    return { ok: false, reason: "wrong-credentials" };
  };
  return node.store.transaction(actor, (tx) => withFullSight(tx, () => decide(tx)));
}

/** Checks a passkey of a session's user. */
export async function confirmPasskey(
  node: Node,
  { user, session }: Confirmer,
  party: RelyingParty,
  given: { challengeId: string; response: AuthenticationResponseJSON },
): Promise<Confirmation> {
  const wish = { purpose: "passkey-confirmation", userId: user.id } as const;
  const shown = await finishAssertion(node, party, wish, given);
  if (!shown.ok) return { ok: false, reason: "passkey-refused" };
  return node.store.transaction({ type: "user", userId: user.id }, (tx) =>
    confirmed(tx, session, "passkey", node.now()),
  );
}

async function confirmed(
  tx: Transaction,
  session: SessionFacts,
  method: "password" | "passkey",
  now: Date,
): Promise<Confirmation> {
  await tx
    .updateTable("session")
    .set({ authenticated_at: now, ...(method === "passkey" ? { method } : {}) })
    .where("id", "=", session.id)
    .execute();
  const object = { type: "session", id: session.id };
  await appendToLedger(tx, [{ act: "sign-in", object, facts: { method, again: true } }]);
  return { ok: true };
}
