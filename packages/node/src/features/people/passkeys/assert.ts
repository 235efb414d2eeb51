import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { NodeContext } from "../../../context.ts";
import { keepChallenge, takeChallenge } from "../challenges.ts";
import type { RelyingParty } from "./relying-party.ts";
import { passkeyById, passkeysOf } from "./store.ts";
import { knownTransports } from "./transports.ts";

const factsSchema = z.object({ challenge: z.string() });
const system = { type: "system", name: "people" } as const;

/** What the passkey is shown for: to sign in, or to prove once more to be the user signed in. */
type Wish = { purpose: "passkey-sign-in" } | { purpose: "passkey-confirmation"; userId: string };

/** What the browser is asked to show a passkey with; to sign in, any that it knows for this node. */
export async function beginAssertion(
  node: Pick<NodeContext, "store" | "now">,
  party: RelyingParty,
  wish: Wish,
): Promise<{ challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const userId = wish.purpose === "passkey-confirmation" ? wish.userId : null;
  return node.store.transaction(system, async (tx) => {
    const known = userId === null ? [] : await passkeysOf(tx, userId);
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      userVerification: "required",
      allowCredentials: known.map(({ id, transports }) => ({
        id,
        transports: knownTransports(transports),
      })),
    });
    const facts = { challenge: options.challenge };
    const challengeId = await keepChallenge(tx, wish.purpose, facts, node.now(), userId);
    return { challengeId, options };
  });
}

/**
 * Whose passkey answered a challenge. The challenge is used up, whatever comes of it; a passkey whose
 * counter did not advance may be a copy and is refused.
 */
export async function finishAssertion(
  node: Pick<NodeContext, "store" | "now">,
  party: RelyingParty,
  wish: Wish,
  given: { challengeId: string; response: AuthenticationResponseJSON },
): Promise<
  { ok: true; userId: string } | { ok: false; reason: "passkey-refused"; userId?: string }
> {
  const { challengeId, response } = given;
  const userId = wish.purpose === "passkey-confirmation" ? wish.userId : null;
  const { facts, passkey } = await node.store.transaction(system, async (tx) => ({
    facts: await takeChallenge(tx, wish.purpose, challengeId, node.now(), userId),
    passkey: await passkeyById(tx, response.id),
  }));
  if (!facts || !passkey) return { ok: false, reason: "passkey-refused" };
  const refused = { ok: false, reason: "passkey-refused", userId: passkey.user_id } as const;
  const { userHandle } = response.response;
  const handleFits =
    userHandle === undefined || Buffer.from(userHandle, "base64url").toString() === passkey.user_id;
  if (!handleFits || (userId !== null && userId !== passkey.user_id)) return refused;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: factsSchema.parse(facts).challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
      transports: knownTransports(passkey.transports),
    },
  }).catch(() => ({ verified: false }) as const);
  if (!verified.verified) return refused;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  // Of two answers with one counter that come at once, one finds it advanced already.
  const advanced = await node.store.transaction(system, (tx) =>
    tx
      .updateTable("passkey")
      .set({ counter: newCounter, backed_up: credentialBackedUp, last_used_at: node.now() })
      .where("id", "=", passkey.id)
      .where("counter", "=", passkey.counter)
      .returning("id")
      .executeTakeFirst(),
  );
  return advanced ? { ok: true, userId: passkey.user_id } : refused;
}
