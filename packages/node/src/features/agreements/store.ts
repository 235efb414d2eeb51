import type { KeyPair } from "@entente/blind";
import type { AgreementTerms, VersionState } from "@entente/model";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** Signing keys of the authorities among `ids` that this node knows, itself included. */
export async function readSigningKeys(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, { self: boolean; signingKey: Buffer | null }>> {
  const rows = await tx
    .selectFrom("authority")
    .select(["id", "self", "signing_key as signingKey"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/**
 * Keeps an agreement, unless a later version of it, or one with another partner, is kept already.
 * @returns the node's public blind-evaluation key under it, or null when it was not kept
 */
export async function writeAgreement(
  tx: Transaction,
  agreement: {
    terms: AgreementTerms;
    partnerId: string;
    signatures: Record<string, string>;
    oprfKey: KeyPair;
    partnerOprfPublicKey: Uint8Array | null;
  },
): Promise<Uint8Array | null> {
  const { terms, partnerId, oprfKey, partnerOprfPublicKey } = agreement;
  const signed = {
    terms: JSON.stringify(terms) as unknown as AgreementTerms,
    signatures: JSON.stringify(agreement.signatures) as unknown as Record<string, string>,
  };
  const row = await tx
    .insertInto("agreement")
    .values({
      ...signed,
      id: terms.id,
      partner_id: partnerId,
      oprf_secret_key: Buffer.from(oprfKey.secretKey),
      oprf_public_key: Buffer.from(oprfKey.publicKey),
      partner_oprf_public_key: partnerOprfPublicKey && Buffer.from(partnerOprfPublicKey),
    })
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet({
          ...signed,
          partner_oprf_public_key: sql`coalesce(agreement.partner_oprf_public_key, excluded.partner_oprf_public_key)`,
        })
        .where(
          sql<boolean>`agreement.partner_id = excluded.partner_id
            and (agreement.terms ->> 'version')::int <= (excluded.terms ->> 'version')::int`,
        ),
    )
    .returning("oprf_public_key")
    .executeTakeFirst();
  return row?.oprf_public_key ?? null;
}

/** All agreements or one, with their partners and how matching under them stands. */
export function readAgreements(tx: Transaction, id?: string) {
  return tx
    .selectFrom("agreement")
    .innerJoin("authority", "authority.id", "agreement.partner_id")
    .select([
      "agreement.id",
      "agreement.terms",
      "agreement.signatures",
      "agreement.suspended",
      "agreement.ended_at as endedAt",
      "authority.id as partner_id",
      "authority.name",
      "authority.type",
      "authority.country",
      sql<number>`(select count(*) from own_tag where agreement_id = agreement.id)`.as("listed"),
      sql<number>`(select count(*) from query_tag where agreement_id = agreement.id)`.as("tagged"),
      sql<Date | null>`(
        select max(created_at) from outbox
        where partner_id = agreement.partner_id and type = 'list.delta'
      )`.as("last_change_at"),
    ])
    .$if(id !== undefined, (query) => query.where("agreement.id", "=", id!))
    .orderBy("agreement.id")
    .execute();
}

/** The newest version of each agreement, by the id of the terms, and who has signed it. */
export async function readOpenVersions(
  tx: Transaction,
): Promise<Map<string, { version: number; state: VersionState; signedBy: string[] }>> {
  const { rows } = await sql<{
    terms_id: string;
    version: number;
    state: VersionState;
    signedBy: string[];
  }>`
    select distinct on (terms_id) terms_id, version, state, array(
      select party from agreement_act act
      where act.terms_id = one.terms_id and act.terms_hash = one.terms_hash and act.act = 'signed'
    ) as "signedBy"
    from agreement_version one
    order by terms_id, version desc, proposed_at desc`.execute(tx);
  return new Map(rows.map(({ terms_id, ...version }) => [terms_id, version]));
}

/** Records still to be matched, under whatever agreement. */
export async function countPending(tx: Transaction): Promise<number> {
  const { n } = await tx
    .selectFrom("matching_queue")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** All authorities, and how many messages to each were tried in vain. */
export function readAuthorities(tx: Transaction) {
  return tx
    .selectFrom("authority")
    .select((eb) => [
      "id",
      "name",
      "type",
      "country",
      "self",
      "last_seen_at",
      eb
        .exists(
          eb
            .selectFrom("outbox")
            .whereRef("outbox.partner_id", "=", "authority.id")
            .where("delivered_at", "is", null)
            .where("failed_at", "is", null)
            .where("attempts", ">", 0)
            .select("outbox.id"),
        )
        .as("failing"),
    ])
    .orderBy("self", "desc")
    .orderBy("id")
    .execute();
}
