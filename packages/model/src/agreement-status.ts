import type { AgreementTerms } from "./agreement.ts";

/** An agreement as a node keeps it: what was agreed, who has signed, and what happened to it since. */
export type Agreement = {
  /** The name of the agreement between the two nodes; that of its terms when they are the only parties. */
  readonly id: string;
  readonly terms: AgreementTerms;
  /** Signatures over the canonical terms, base64, by authority id. */
  readonly signatures: Readonly<Record<string, string>>;
  /** Why this node has stopped matching and exchange under it, for example a changed key. */
  readonly suspended: string | null;
  /** When a party ended it before its last day. */
  readonly endedAt: Date | null;
};

/** Why nothing may be done under an agreement. */
export type AgreementFault =
  | "signature-missing"
  | "agreement-suspended"
  | "agreement-ended"
  | "agreement-not-yet-valid"
  | "agreement-expired";

/** Whether an agreement is in force. */
export type AgreementStatus =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: AgreementFault };

/**
 * Whether an agreement is in force: signed by all parties, neither suspended nor ended, and now is
 * between the first and the last day of its validity, both included, in UTC.
 */
export function agreementStatus(
  agreement: Omit<Agreement, "id" | "terms"> & {
    readonly terms: Pick<AgreementTerms, "parties" | "validFrom" | "validUntil">;
  },
  now: Date,
): AgreementStatus {
  const { parties, validFrom, validUntil } = agreement.terms;
  const today = now.toISOString().slice(0, 10);
  if (parties.some((party) => !Object.hasOwn(agreement.signatures, party)))
    return { ok: false, reason: "signature-missing" };
  if (agreement.suspended !== null) return { ok: false, reason: "agreement-suspended" };
  if (agreement.endedAt !== null && agreement.endedAt <= now)
    return { ok: false, reason: "agreement-ended" };
  if (today < validFrom) return { ok: false, reason: "agreement-not-yet-valid" };
  if (today > validUntil) return { ok: false, reason: "agreement-expired" };
  return { ok: true };
}
