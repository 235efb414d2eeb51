import type { AgreementTerms, VersionState } from "@entente/model";
import type { Generated } from "kysely";

/** A proposed text of an agreement, whatever has become of it. */
export type AgreementVersionTable = {
  /** Id of the signed terms; between more than two parties that of no pair. */
  terms_id: string;
  /** SHA-256 of the canonical terms. */
  terms_hash: Buffer;
  version: number;
  terms: AgreementTerms;
  state: VersionState;
  /** The authority that proposed it. */
  proposed_by: string;
  /** The person who did, as the authority names them; null when it was agreed by file. */
  proposer: string | null;
  note: Generated<string>;
  proposed_at: Date;
};

/** What a party said of a version. */
export type AgreementActTable = {
  terms_id: string;
  terms_hash: Buffer;
  party: string;
  act: "signed" | "rejected";
  person: string | null;
  /** Over the canonical terms, base64; null for a rejection. */
  signature: string | null;
  reason: string | null;
  at: Date;
};

/** That a party ended an agreement. */
export type AgreementEndTable = {
  terms_id: string;
  party: string;
  person: string;
  reason: string;
  at: Date;
};

/** The keys that were ever pinned of an authority: signatures made with former ones stay verifiable. */
export type AuthorityKeyTable = {
  authority_id: string;
  signing_key: Buffer;
  tls_fingerprint: string;
  pinned_at: Generated<Date>;
  /** When others took their place; null for the present ones. */
  valid_until: Date | null;
};
