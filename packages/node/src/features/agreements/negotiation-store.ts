import type { AgreementTerms, NegotiatedVersion, Negotiation } from "@entente/model";
import { bodyHash, canonicalJson } from "@entente/protocol";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import type { AgreementActTable, AgreementVersionTable } from "../../store/tables/agreements.ts";
import type { Insertable } from "kysely";
import { pairAgreementId } from "./pair-id.ts";

/** SHA-256 (hex) of the canonical terms: the name of exactly these. */
export function hashOfTerms(terms: AgreementTerms): string {
  return bodyHash(canonicalJson(terms));
}

/** Lets only one transaction at a time change an agreement. */
export async function lockAgreement(tx: Transaction, termsId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agreement ${termsId}`}, 0))`.execute(
    tx,
  );
}

/** All that is known of an agreement. */
export async function readNegotiation(tx: Transaction, termsId: string): Promise<Negotiation> {
  const [versions, acts, ends] = [
    await readVersions(tx, termsId),
    await readActs(tx, termsId),
    await readEnds(tx, termsId),
  ];
  const by = (hash: string, act: AgreementActTable["act"]): Set<string> =>
    new Set(
      acts.flatMap((one) =>
        one.act === act && one.terms_hash.toString("hex") === hash ? [one.party] : [],
      ),
    );
  return {
    versions: new Map(
      versions.map(({ terms, terms_hash }): [string, NegotiatedVersion] => {
        const hash = terms_hash.toString("hex");
        const { version, parties } = terms;
        return [
          hash,
          {
            hash,
            version,
            parties,
            signedBy: by(hash, "signed"),
            rejectedBy: by(hash, "rejected"),
          },
        ];
      }),
    ),
    ends: new Map(ends.map(({ party, at }) => [party, at])),
  };
}

/** Its versions, the newest first. */
export function readVersions(tx: Transaction, termsId: string) {
  return tx
    .selectFrom("agreement_version")
    .selectAll()
    .where("terms_id", "=", termsId)
    .orderBy("version", "desc")
    .orderBy("proposed_at", "desc")
    .execute();
}

/** What parties said of its versions, in order. */
export function readActs(tx: Transaction, termsId: string) {
  return tx
    .selectFrom("agreement_act")
    .selectAll()
    .where("terms_id", "=", termsId)
    .orderBy("at")
    .orderBy("party")
    .execute();
}

/** Who ended it, the first first. */
export function readEnds(tx: Transaction, termsId: string) {
  return tx
    .selectFrom("agreement_end")
    .selectAll()
    .where("terms_id", "=", termsId)
    .orderBy("at")
    .orderBy("party")
    .execute();
}

/** The version with this hash, of whatever agreement. */
export function findVersion(tx: Transaction, hash: string) {
  return tx
    .selectFrom("agreement_version")
    .selectAll()
    .where("terms_hash", "=", Buffer.from(hash, "hex"))
    .executeTakeFirst();
}

/** The id of the terms under which two parties call their agreement by `agreementId`. */
export async function findTermsId(
  tx: Transaction,
  agreementId: string,
  one: string,
  other: string,
): Promise<string | null> {
  const rows = await tx
    .selectFrom("agreement_version")
    .select(["terms_id", "terms"])
    .where(sql<boolean>`terms -> 'parties' ?& ${sql.val([one, other])}::text[]`)
    .execute();
  const found = rows.find(({ terms }) => pairAgreementId(terms, one, other) === agreementId);
  return found?.terms_id ?? null;
}

/** Keeps a proposed version; one that is known stays as it is. */
export async function keepVersion(
  tx: Transaction,
  version: Omit<
    Insertable<AgreementVersionTable>,
    "terms" | "terms_id" | "terms_hash" | "version" | "state"
  > & {
    terms: AgreementTerms;
  },
): Promise<void> {
  const { terms, ...facts } = version;
  await tx
    .insertInto("agreement_version")
    .values({
      ...facts,
      terms_id: terms.id,
      terms_hash: Buffer.from(hashOfTerms(terms), "hex"),
      version: terms.version,
      terms: JSON.stringify(terms) as unknown as AgreementTerms,
      state: "proposed",
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps what a party said of a version; what it has said stays as it is. */
export async function keepAct(
  tx: Transaction,
  act: Omit<Insertable<AgreementActTable>, "terms_hash" | "terms_id"> & {
    hash: string;
    termsId: string;
  },
): Promise<void> {
  const { hash, termsId, ...facts } = act;
  await tx
    .insertInto("agreement_act")
    .values({ ...facts, terms_id: termsId, terms_hash: Buffer.from(hash, "hex") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps that a party ended it; the earliest instant counts. */
export async function keepEnd(
  tx: Transaction,
  end: { terms_id: string; party: string; person: string; reason: string; at: Date },
): Promise<void> {
  await tx
    .insertInto("agreement_end")
    .values(end)
    .onConflict((conflict) =>
      conflict
        .columns(["terms_id", "party"])
        .doUpdateSet({ at: sql`least(agreement_end.at, excluded.at)` }),
    )
    .execute();
}
