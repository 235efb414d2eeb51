import { toBase64 } from "@entente/protocol";
import { z } from "zod";
import type { Transaction } from "../store/store.ts";

/** A key with which a node has signed, and until when; null for the one it works with. */
export const ownKeySchema = z.strictObject({
  /** Raw Ed25519 key, base64. */
  signingKey: z.base64().length(44),
  until: z.iso.datetime().nullable(),
});

/** A key with which a node has signed. */
export type OwnKey = z.infer<typeof ownKeySchema>;

/** The node's own signing keys, the present one first. */
export async function readOwnKeys(tx: Transaction): Promise<OwnKey[]> {
  const rows = await tx
    .selectFrom("authority")
    .innerJoin("authority_key as former", "former.authority_id", "authority.id")
    .select(["former.signing_key", "former.valid_until"])
    .where("self", "=", true)
    .where("valid_until", "is not", null)
    .orderBy("valid_until", "desc")
    .execute();
  const present = await tx
    .selectFrom("authority")
    .select("signing_key")
    .where("self", "=", true)
    .executeTakeFirst();
  const keys = new Map<string, OwnKey>();
  if (present?.signing_key) {
    const signingKey = toBase64(present.signing_key);
    keys.set(signingKey, { signingKey, until: null });
  }
  for (const { signing_key: key, valid_until: until } of rows) {
    const signingKey = toBase64(key);
    // One key may have stood beside several certificates: the last counts.
    if (until && !keys.has(signingKey))
      keys.set(signingKey, { signingKey, until: until.toISOString() });
  }
  return [...keys.values()];
}

/** Whether a key was the node's at an instant. */
export function wasOwnKey(keys: readonly OwnKey[], signingKey: string, at: string): boolean {
  return keys.some((one) => one.signingKey === signingKey && (one.until ?? at) >= at);
}
