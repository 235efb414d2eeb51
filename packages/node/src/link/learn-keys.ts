import {
  fromBase64,
  isSigned,
  nextKeysBytes,
  nodeIdentitySchema,
  parseBy,
} from "@entente/protocol";
import { notify } from "../jobs/signals.ts";
import { appendToLedger } from "../ledger/ledger.ts";
import type { Store, Transaction } from "../store/store.ts";
import { partnersChannel, type Partner } from "./partners.ts";

/** What a partner's card of itself led to. */
export type LearntKeys =
  /** Nothing announced, or what is known already. */
  | "nothing-new"
  /** The next keys are pinned beside the present ones. */
  | "pinned"
  /** They are not signed with a key that is pinned, or make no sense: nothing was pinned. */
  | "refused";

/** Longer than this no two sets of keys are taken side by side. */
const longestOverlapMs = 90 * 86_400_000;

/**
 * Looks at what a partner says of itself, and pins the next keys that it announces beside the present
 * ones.
 * @param said the body of `GET /link/identity`, over a connection to the pinned certificate
 */
export async function learnKeys(
  store: Store,
  partner: Partner,
  said: unknown,
  now: Date,
): Promise<LearntKeys> {
  const parsed = parseBy(nodeIdentitySchema, said);
  if (!parsed.ok || !parsed.value.next) return "nothing-new";
  const { next } = parsed.value;
  const id = partner.authority.id;
  const known = partner.keys.some(
    ({ signingKey, fingerprint }) =>
      fingerprint === next.tlsFingerprint &&
      signingKey.equals(Buffer.from(fromBase64(next.signingKey))),
  );
  if (known) return "nothing-new";
  const [validFrom, overlapUntil] = [new Date(next.validFrom), new Date(next.overlapUntil)];
  const signed = isSigned(nextKeysBytes(id, next), next.signature, partner.key);
  const sensible =
    validFrom < overlapUntil &&
    overlapUntil > now &&
    overlapUntil.getTime() - validFrom.getTime() <= longestOverlapMs;
  return store.transaction({ type: "partner", authorityId: id }, async (tx) => {
    const pinned = signed && sensible && (await pinNext(tx, partner, next));
    await appendToLedger(tx, [
      {
        act: pinned ? "administration" : "refused-access",
        object: { type: "authority", id },
        facts: {
          what: pinned ? "next-keys-pinned" : "next-keys-refused",
          tlsFingerprint: next.tlsFingerprint,
          validFrom: next.validFrom,
          overlapUntil: next.overlapUntil,
        },
      },
    ]);
    return pinned ? "pinned" : "refused";
  });
}

/** False when the partner's keys were changed meanwhile, or the certificate is somebody else's. */
async function pinNext(
  tx: Transaction,
  partner: Partner,
  next: { signingKey: string; tlsFingerprint: string; validFrom: string; overlapUntil: string },
): Promise<boolean> {
  const { id } = partner.authority;
  const taken = await tx
    .selectFrom("authority")
    .select("id")
    .where("id", "!=", id)
    .where((eb) =>
      eb.or([
        eb("tls_fingerprint", "=", next.tlsFingerprint),
        eb("next_tls_fingerprint", "=", next.tlsFingerprint),
      ]),
    )
    .executeTakeFirst();
  if (taken) return false;
  const { numUpdatedRows } = await tx
    .updateTable("authority")
    .set({
      next_signing_key: Buffer.from(fromBase64(next.signingKey)),
      next_tls_fingerprint: next.tlsFingerprint,
      next_valid_from: new Date(next.validFrom),
      next_overlap_until: new Date(next.overlapUntil),
    })
    .where("id", "=", id)
    .where("signing_key", "=", partner.signingKey)
    .executeTakeFirst();
  await notify(tx, partnersChannel, id);
  return numUpdatedRows > 0n;
}

/** Puts the next keys of partners in the place of those whose overlap is over; those are kept apart. */
export async function settlePartnerKeys(store: Store, now: Date): Promise<void> {
  await store.transaction({ type: "system", name: "link" }, async (tx) => {
    const due = await tx
      .selectFrom("authority")
      .selectAll()
      .where("self", "=", false)
      .where("next_overlap_until", "<=", now)
      .forUpdate()
      .execute();
    for (const row of due) {
      await keepFormerKeys(tx, row, row.next_overlap_until ?? now);
      await tx
        .updateTable("authority")
        .set({
          signing_key: row.next_signing_key,
          tls_fingerprint: row.next_tls_fingerprint,
          ...noNextKeys,
        })
        .where("id", "=", row.id)
        .execute();
      await notify(tx, partnersChannel, row.id);
    }
  });
}

/** The columns of an authority that announces nothing. */
export const noNextKeys = {
  next_signing_key: null,
  next_tls_fingerprint: null,
  next_valid_from: null,
  next_overlap_until: null,
} as const;

/** Keeps keys that others take the place of: signatures made with them stay verifiable. */
export async function keepFormerKeys(
  tx: Transaction,
  authority: { id: string; signing_key: Buffer | null; tls_fingerprint: string | null },
  until: Date,
): Promise<void> {
  const { id, signing_key, tls_fingerprint } = authority;
  if (!signing_key || !tls_fingerprint) return;
  await tx
    .insertInto("authority_key")
    .values({ authority_id: id, signing_key, tls_fingerprint, valid_until: until })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
