import type { AgreementTerms } from "@entente/model";
import type { Generated } from "kysely";

/** The node's own authority and its partners; keys of partners are pinned. */
export type AuthorityTable = {
  id: string;
  name: string;
  type: string;
  country: string;
  self: boolean;
  link_url: string | null;
  signing_key: Buffer | null;
  tls_fingerprint: string | null;
  last_seen_at: Date | null;
  /** Keys that it has announced, signed with the present one: all four or none. */
  next_signing_key: Generated<Buffer | null>;
  next_tls_fingerprint: Generated<string | null>;
  /** From when its node uses them. */
  next_valid_from: Generated<Date | null>;
  /** Until when the present ones are taken beside them. */
  next_overlap_until: Generated<Date | null>;
};

export type AgreementTable = {
  id: string;
  partner_id: string;
  terms: AgreementTerms;
  /** Signatures over the canonical terms, by authority id, base64. */
  signatures: Record<string, string>;
  /** This node's blind-evaluation key under the agreement: it never leaves the node. */
  oprf_secret_key: Buffer;
  oprf_public_key: Buffer;
  partner_oprf_public_key: Buffer | null;
  /** Number of the last delta of this node's list that was put into the outbox. */
  list_version: Generated<number>;
  /** Number of the last delta of the partner's list that was applied. */
  partner_list_version: Generated<number>;
  /** Why matching under it was stopped, for example because the partner changed its key. */
  suspended: string | null;
  /** When a party ended it before its last day. */
  ended_at: Date | null;
  /** The last warning of its end that was given, in days; null when none was. */
  expiry_warned: Generated<number | null>;
  /** Version of the terms under which the records that were there before have been queued. */
  backfilled_version: number | null;
};

/** Blind evaluations granted to the partner, by agreement and hour. */
export type EvaluationCountTable = {
  agreement_id: string;
  hour: Date;
  evaluations: number;
  /** Requests they came in. */
  batches: Generated<number>;
  /** Evaluations that the partner's list had not earned. */
  unlisted: Generated<number>;
  /** Evaluations asked for and refused. */
  refused: Generated<number>;
  /** Entries that the partner added to its list. */
  listed: Generated<number>;
};
