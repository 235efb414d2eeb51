import { randomBytes } from "node:crypto";
import type { Transaction } from "../../store/store.ts";

/** What a challenge is for; one made for another purpose is good for nothing else. */
export type ChallengePurpose =
  | "passkey-registration"
  | "passkey-sign-in"
  | "passkey-confirmation"
  | "oidc";

/** How long somebody may take to answer a challenge. */
const lifeMs: Readonly<Record<ChallengePurpose, number>> = {
  "passkey-registration": 5 * 60_000,
  "passkey-sign-in": 5 * 60_000,
  "passkey-confirmation": 5 * 60_000,
  oidc: 15 * 60_000,
};
const idBytes = 32;

/**
 * Keeps a challenge until it is answered or its time is over.
 * @param userId whom it is for, if that is known
 * @returns its id, 256 random bits in base64url
 */
export async function keepChallenge(
  tx: Transaction,
  purpose: ChallengePurpose,
  facts: Record<string, unknown>,
  now: Date,
  userId: string | null = null,
): Promise<string> {
  await tx.deleteFrom("sign_in_challenge").where("expires_at", "<=", now).execute();
  const id = randomBytes(idBytes).toString("base64url");
  const expires_at = new Date(now.getTime() + lifeMs[purpose]);
  await tx
    .insertInto("sign_in_challenge")
    .values({ id, purpose, user_id: userId, facts: JSON.stringify(facts), expires_at })
    .execute();
  return id;
}

/**
 * Takes a challenge away, so that it is answered once, rightly or wrongly.
 * @returns what was kept with it; undefined when it is unknown, used, too old or for somebody else
 */
export async function takeChallenge(
  tx: Transaction,
  purpose: ChallengePurpose,
  id: string,
  now: Date,
  userId: string | null = null,
): Promise<Record<string, unknown> | undefined> {
  const taken = await tx
    .deleteFrom("sign_in_challenge")
    .where("id", "=", id)
    .where("purpose", "=", purpose)
    .returning(["facts", "user_id", "expires_at"])
    .executeTakeFirst();
  return taken && taken.expires_at > now && taken.user_id === userId ? taken.facts : undefined;
}
