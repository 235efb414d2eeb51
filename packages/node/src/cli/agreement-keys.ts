import { generateKey, publicKeyOf, ready, type KeyPair } from "@entente/blind";
import type { Transaction } from "../store/store.ts";

/** The setting that keeps the secret key of an agreement which the partner has not accepted yet. */
const settingName = (agreementId: string): string => `proposed-agreement/${agreementId}`;

/** This node's blind-evaluation key under an agreement. */
export type OwnKey = {
  readonly publicKey: Uint8Array;
  /** The whole pair, while it is not kept with its agreement. */
  readonly pair?: KeyPair;
};

/** A new key. */
export async function makeKey(): Promise<Required<OwnKey>> {
  await ready();
  const pair = generateKey();
  return { publicKey: pair.publicKey, pair };
}

/** The key of a kept agreement, or of one that this node has proposed. */
export async function findOwnKey(tx: Transaction, agreementId: string): Promise<OwnKey | null> {
  const kept = await tx
    .selectFrom("agreement")
    .select("oprf_public_key as publicKey")
    .where("id", "=", agreementId)
    .executeTakeFirst();
  if (kept) return kept;
  const setting = await tx
    .selectFrom("node_setting")
    .select("value")
    .where("name", "=", settingName(agreementId))
    .executeTakeFirst();
  if (!setting) return null;
  await ready();
  const secretKey = new Uint8Array(setting.value);
  const publicKey = publicKeyOf(secretKey);
  return { publicKey, pair: { secretKey, publicKey } };
}

/** Keeps the key of an agreement that is proposed until the partner has accepted. */
export async function keepProposedKey(
  tx: Transaction,
  agreementId: string,
  { secretKey }: KeyPair,
): Promise<void> {
  await tx
    .insertInto("node_setting")
    .values({ name: settingName(agreementId), value: Buffer.from(secretKey) })
    .execute();
}

/** Forgets the key apart, once it is kept with its agreement. */
export async function forgetProposedKey(tx: Transaction, agreementId: string): Promise<void> {
  await tx.deleteFrom("node_setting").where("name", "=", settingName(agreementId)).execute();
}
