import { signInSettings } from "../../../config/sign-in-config.ts";
import type { NodeContext } from "../../../context.ts";
import { appendToLedger } from "../../../ledger/ledger.ts";
import { emailKeyOf } from "../attempts.ts";
import { beginSession } from "../sessions.ts";
import type { Entered } from "../sign-in.ts";
import { toUser } from "../store.ts";
import type { OidcReturn } from "./finish.ts";
import { matchUser } from "./match-user.ts";

const system = { type: "system", name: "people" } as const;

/** Signs in the user for whom a provider's account stands; refusals are in the ledger too. */
export async function signInWithProvider(
  node: Pick<NodeContext, "store" | "now" | "config">,
  { provider, claims }: Extract<OidcReturn, { ok: true }>,
  from: { address: string; device: string },
): Promise<Entered | { ok: false; reason: "oidc-no-account" | "oidc-email-not-verified" }> {
  const facts = { method: "oidc", provider: provider.id };
  const match = await node.store.transaction(system, async (tx) => {
    const found = await matchUser(tx, provider, claims, node.now());
    if (!found.ok)
      await appendToLedger(tx, [
        {
          act: "sign-in-failure",
          object: { type: "sign-in", id: emailKeyOf(claims.email ?? claims.sub) },
          facts: { ...facts, address: from.address, reason: found.reason },
        },
      ]);
    return found;
  });
  if (!match.ok) return match;
  const { user } = match;
  return node.store.transaction({ type: "user", userId: user.id }, async (tx) => {
    const start = {
      method: provider.strong ? "oidc-strong" : "oidc",
      device: from.device,
      authenticatedAt: whenAsked(claims.auth_time, node.now()),
    } as const;
    const session = await beginSession(tx, user.id, node.now(), start, signInSettings(node.config));
    const object = { type: "sign-in", id: emailKeyOf(user.email) };
    await appendToLedger(tx, [{ act: "sign-in", object, facts }]);
    return { ok: true, user: toUser(user), ...session };
  });
}

/** A provider whose clock is ahead does not make its word last longer. */
function whenAsked(seconds: number | undefined, now: Date): Date | null {
  return seconds === undefined ? null : new Date(Math.min(seconds * 1_000, now.getTime()));
}
