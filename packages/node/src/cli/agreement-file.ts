import { agreementTermsSchema, authorityIdSchema, type AgreementTerms } from "@entente/model";
import { agreementPartSchema, type AgreementPart } from "@entente/protocol";
import { z } from "zod";
import { checkPart, signPart, type CheckedPart } from "../features/agreements/agreement-part.ts";
import type { Identity } from "../link/identity.ts";
import type { Partner } from "../link/partners.ts";

/** An agreement on its way between two administrators: signed by one party, then by both. */
export const agreementFileSchema = z.strictObject({
  format: z.literal("entente-agreement/1"),
  terms: agreementTermsSchema,
  parts: z.record(authorityIdSchema, agreementPartSchema),
});

/** An agreement on its way between two administrators. */
export type AgreementFile = z.infer<typeof agreementFileSchema>;

/** What this node adds to an agreement between two: a file goes from one to the other only. */
export function signFilePart(
  identity: Pick<Identity, "sign" | "signAgreement">,
  authorityId: string,
  terms: AgreementTerms,
  publicKey: Uint8Array,
): AgreementPart {
  return signPart(identity, { terms, agreementId: terms.id, authorityId }, publicKey);
}

/** Whether a party has signed. */
export type CheckedFilePart =
  | CheckedPart
  | { readonly ok: false; readonly reason: "signature-missing" };

/** Checks what the partner added. */
export function checkFilePart(
  { terms, parts }: AgreementFile,
  { authority, keys }: Partner,
): CheckedFilePart {
  const part = Object.hasOwn(parts, authority.id) ? parts[authority.id] : undefined;
  if (!part) return { ok: false, reason: "signature-missing" };
  const subject = { terms, agreementId: terms.id, authorityId: authority.id };
  return checkPart(
    subject,
    part,
    keys.map(({ signingKey }) => signingKey),
  );
}
