import type { AgreementTerms } from "@entente/model";

/** Why nothing may be done under an agreement. */
export type AgreementFault =
  | "signature-missing"
  | "agreement-suspended"
  | "agreement-not-yet-valid"
  | "agreement-expired";

/** Whether an agreement is in force. */
export type AgreementStatus =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: AgreementFault };

/**
 * Whether an agreement is in force: signed by both parties, not suspended, and now is between the
 * first and the last day of its validity, both included, in UTC.
 */
export function agreementStatus(
  agreement: {
    readonly terms: Pick<AgreementTerms, "parties" | "validFrom" | "validUntil">;
    readonly signatures: Readonly<Record<string, string>>;
    readonly suspended: string | null;
  },
  now: Date,
): AgreementStatus {
  const { parties, validFrom, validUntil } = agreement.terms;
  const today = now.toISOString().slice(0, 10);
  if (parties.some((party) => !Object.hasOwn(agreement.signatures, party)))
    return { ok: false, reason: "signature-missing" };
  if (agreement.suspended !== null) return { ok: false, reason: "agreement-suspended" };
  if (today < validFrom) return { ok: false, reason: "agreement-not-yet-valid" };
  if (today > validUntil) return { ok: false, reason: "agreement-expired" };
  return { ok: true };
}
