import { generateKey, ready } from "@entente/blind";
import { standingOf, type AgreementTerms, type NegotiationStanding } from "@entente/model";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import { notify } from "../../jobs/signals.ts";
import type { Transaction } from "../../store/store.ts";
import { readActs, readEnds, readNegotiation, readVersions } from "./negotiation-store.ts";
import { pairAgreementId } from "./pair-id.ts";
import { stopUnder } from "./stop-agreement.ts";

/** The channel on which a change of the agreements is told, with the agreement's id. */
export const agreementsChannel = "entente_agreements";

/** This node's agreement with one of the other parties. */
export type PairRow = {
  readonly id: string;
  readonly partnerId: string;
  readonly oprfPublicKey: Buffer;
  readonly partnerOprfPublicKey: Buffer | null;
};

/**
 * Sees to it that there is an agreement with each other party that this node knows, each with a key
 * for blind evaluation of its own; nothing runs under them before all have signed.
 * @returns them by partner; a party that is not among them is not known here
 */
export async function needPairRows(
  tx: Transaction,
  selfId: string,
  terms: AgreementTerms,
): Promise<Map<string, PairRow>> {
  await ready();
  const others = terms.parties.filter((party) => party !== selfId);
  const known = await tx
    .selectFrom("authority")
    .select("id")
    .where("id", "in", others)
    .where("signing_key", "is not", null)
    .execute();
  for (const { id: partnerId } of known) {
    const { secretKey, publicKey } = generateKey();
    await tx
      .insertInto("agreement")
      .values({
        id: pairAgreementId(terms, selfId, partnerId),
        partner_id: partnerId,
        terms: JSON.stringify(terms) as unknown as AgreementTerms,
        signatures: "{}" as unknown as Record<string, string>,
        oprf_secret_key: Buffer.from(secretKey),
        oprf_public_key: Buffer.from(publicKey),
        partner_oprf_public_key: null,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
  return new Map((await readPairRows(tx, terms.id)).map((row) => [row.partnerId, row]));
}

/** This node's agreements under one text, one for each partner. */
export function readPairRows(tx: Transaction, termsId: string): Promise<PairRow[]> {
  return tx
    .selectFrom("agreement")
    .select([
      "id",
      "partner_id as partnerId",
      "oprf_public_key as oprfPublicKey",
      "partner_oprf_public_key as partnerOprfPublicKey",
    ])
    .where(sql<string>`terms ->> 'id'`, "=", termsId)
    .orderBy("id")
    .execute();
}

/**
 * Pins a partner's key for blind evaluation under an agreement.
 * @returns false when another is pinned: a new key needs a new agreement
 */
export async function pinPartnerKey(
  tx: Transaction,
  row: PairRow,
  partnerOprfPublicKey: Uint8Array,
): Promise<boolean> {
  const key = Buffer.from(partnerOprfPublicKey);
  if (row.partnerOprfPublicKey) return row.partnerOprfPublicKey.equals(key);
  await tx
    .updateTable("agreement")
    .set({ partner_oprf_public_key: key })
    .where("id", "=", row.id)
    .execute();
  return true;
}

/**
 * Brings the agreements with all partners to where the facts put them: the highest version that all
 * have signed, or while there is none the newest proposal. Stops what ran under one that has ended.
 * Tells matching and the pages.
 */
export async function settleRows(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  termsId: string,
): Promise<NegotiationStanding> {
  const standing = standingOf(await readNegotiation(tx, termsId));
  const versions = await readVersions(tx, termsId);
  for (const { terms_hash, state } of versions) {
    const now = standing.states.get(terms_hash.toString("hex"));
    if (now && now !== state)
      await tx
        .updateTable("agreement_version")
        .set({ state: now })
        .where("terms_id", "=", termsId)
        .where("terms_hash", "=", terms_hash)
        .execute();
  }
  const shown =
    versions.find(({ terms_hash }) => terms_hash.toString("hex") === standing.signed) ??
    versions[0];
  if (!shown) return standing;
  const acts = await readActs(tx, termsId);
  const signatures = Object.fromEntries(
    acts.flatMap(({ party, signature, terms_hash }) =>
      signature !== null && terms_hash.equals(shown.terms_hash) ? [[party, signature]] : [],
    ),
  );
  const [end] = await readEnds(tx, termsId);
  const before = await tx
    .selectFrom("agreement")
    .select(["id", "ended_at as endedAt", "terms"])
    .where(sql<string>`terms ->> 'id'`, "=", termsId)
    .execute();
  for (const { id, endedAt, terms } of before) {
    await tx
      .updateTable("agreement")
      .set({
        terms: JSON.stringify(shown.terms) as unknown as AgreementTerms,
        signatures: JSON.stringify(signatures) as unknown as Record<string, string>,
        ended_at: end?.at ?? null,
        ...(terms.validUntil === shown.terms.validUntil ? {} : { expiry_warned: null }),
      })
      .where("id", "=", id)
      .execute();
    if (end && endedAt === null) await stopUnder(node, tx, id);
    await notify(tx, agreementsChannel, id);
    await notifyLive(tx, { type: "agreement", id });
  }
  return standing;
}
