import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { NodeContext } from "../../../context.ts";
import type { SessionFacts, SignedInUser } from "../../../http/http-env.ts";
import { appendToLedger } from "../../../ledger/ledger.ts";
import { withFullSight } from "../../../store/store.ts";
import { keepChallenge, takeChallenge } from "../challenges.ts";
import { knownTransports } from "./transports.ts";
import type { RelyingParty } from "./relying-party.ts";
import { passkeysOf } from "./store.ts";

const mostPasskeys = 20;
/** EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];
const factsSchema = z.object({ challenge: z.string() });
const system = { type: "system", name: "people" } as const;

/** Who registers a passkey, where. */
export type Registrant = { user: SignedInUser; session: SessionFacts; party: RelyingParty };

/** What the browser is asked to make a passkey with. */
export async function beginRegistration(
  node: Pick<NodeContext, "store" | "now">,
  { user, party }: Registrant,
): Promise<
  | { ok: true; challengeId: string; options: PublicKeyCredentialCreationOptionsJSON }
  | { ok: false; reason: "too-many-passkeys" }
> {
  return node.store.transaction(system, async (tx) => {
    const known = await passkeysOf(tx, user.id);
    if (known.length >= mostPasskeys) return { ok: false, reason: "too-many-passkeys" };
    const options = await generateRegistrationOptions({
      rpName: "Entente",
      rpID: party.id,
      userName: user.email,
      userDisplayName: user.name,
      userID: new Uint8Array(Buffer.from(user.id)),
      attestationType: "none",
      excludeCredentials: known.map(({ id, transports }) => ({
        id,
        transports: knownTransports(transports),
      })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      supportedAlgorithmIDs: algorithms,
    });
    const facts = { challenge: options.challenge };
    const purpose = "passkey-registration";
    const challengeId = await keepChallenge(tx, purpose, facts, node.now(), user.id);
    return { ok: true, challengeId, options };
  });
}

/**
 * Keeps the passkey that the browser made. The person has verified themselves to it, so that the
 * session counts as one begun with a passkey from then on.
 */
export async function finishRegistration(
  node: Pick<NodeContext, "store" | "now">,
  { user, session, party }: Registrant,
  given: { challengeId: string; name: string; response: RegistrationResponseJSON },
): Promise<{ ok: true; id: string } | { ok: false; reason: "passkey-refused" | "passkey-known" }> {
  const { challengeId, name, response } = given;
  const facts = await node.store.transaction(system, (tx) =>
    takeChallenge(tx, "passkey-registration", challengeId, node.now(), user.id),
  );
  if (!facts) return { ok: false, reason: "passkey-refused" };
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: factsSchema.parse(facts).challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ verified: false }) as const);
  if (!verified.verified) return { ok: false, reason: "passkey-refused" };
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return node.store.transaction({ type: "user", userId: user.id }, (tx) =>
    withFullSight(tx, async () => {
      const kept = await tx
        .insertInto("passkey")
        .values({
          id: credential.id,
          user_id: user.id,
          name,
          public_key: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: knownTransports(credential.transports ?? []),
          backed_up: credentialBackedUp,
          last_used_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!kept) return { ok: false, reason: "passkey-known" } as const;
      await tx
        .updateTable("session")
        .set({ method: "passkey", authenticated_at: node.now() })
        .where("id", "=", session.id)
        .execute();
      await appendToLedger(tx, [
        {
          act: "administration",
          object: { type: "user", id: user.id },
          facts: { act: "passkey-added" },
        },
      ]);
      return { ok: true, id: kept.id } as const;
    }),
  );
}
