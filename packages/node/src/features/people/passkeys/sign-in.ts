import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { signInSettings } from "../../../config/sign-in-config.ts";
import type { NodeContext } from "../../../context.ts";
import { appendToLedger } from "../../../ledger/ledger.ts";
import { emailKeyOf } from "../attempts.ts";
import { beginSession } from "../sessions.ts";
import type { Entered } from "../sign-in.ts";
import { toUser, userById } from "../store.ts";
import { finishAssertion } from "./assert.ts";
import type { RelyingParty } from "./relying-party.ts";

const system = { type: "system", name: "people" } as const;

/**
 * Signs in whose passkey answered a challenge. Failures are in the ledger when the passkey is known:
 * what strangers make up is not.
 */
export async function signInWithPasskey(
  node: Pick<NodeContext, "store" | "now" | "config">,
  party: RelyingParty,
  given: {
    challengeId: string;
    response: AuthenticationResponseJSON;
    address: string;
    device: string;
  },
): Promise<Entered | { ok: false; reason: "passkey-refused" }> {
  const outcome = await finishAssertion(node, party, { purpose: "passkey-sign-in" }, given);
  const { userId } = outcome;
  if (userId === undefined) return { ok: false, reason: "passkey-refused" };
  const row = await node.store.transaction(system, (tx) => userById(tx, userId));
  if (!row) return { ok: false, reason: "passkey-refused" };
  const object = { type: "sign-in", id: emailKeyOf(row.email) };
  if (!outcome.ok || row.disabled) {
    const facts = { method: "passkey", address: given.address, userId };
    await node.store.transaction(system, (tx) =>
      appendToLedger(tx, [{ act: "sign-in-failure", object, facts }]),
    );
    return { ok: false, reason: "passkey-refused" };
  }
  return node.store.transaction({ type: "user", userId }, async (tx) => {
    const start = { method: "passkey", device: given.device } as const;
    const session = await beginSession(tx, userId, node.now(), start, signInSettings(node.config));
    await appendToLedger(tx, [{ act: "sign-in", object, facts: { method: "passkey" } }]);
    return { ok: true, user: toUser(row), ...session };
  });
}
