import {
  agreementStatus,
  authoritySchema,
  expiryWarning,
  type AgreementTerms,
  type VersionState,
} from "@entente/model";
import type { Transaction } from "../../store/store.ts";
import type { AgreementRow, agreementStates } from "./schemas.ts";
import { countPending, readAgreements, readOpenVersions } from "./store.ts";

/** All agreements of the node, or the one with this id. */
export async function listAgreements(
  tx: Transaction,
  now: Date,
  id?: string,
): Promise<{ items: AgreementRow[] }> {
  const [rows, newest, pending] = [
    await readAgreements(tx, id),
    await readOpenVersions(tx),
    await countPending(tx),
  ];
  const items = rows.map((row): AgreementRow => {
    const { terms } = row;
    const status = agreementStatus(row, now);
    const last = newest.get(terms.id);
    const expires = status.ok ? expiryWarning(terms.validUntil, now) : null;
    const open =
      last?.state === "proposed" && row.endedAt === null
        ? {
            version: last.version,
            waitsFor: terms.parties.filter((party) => !last.signedBy.includes(party)),
          }
        : null;
    return {
      id: row.id,
      termsId: terms.id,
      partner: authoritySchema.parse({
        id: row.partner_id,
        name: row.name,
        type: row.type,
        country: row.country,
      }),
      ...shownTerms(terms),
      state: stateOf(status, last?.state),
      notInForce: status.ok ? null : status.reason,
      expires,
      open,
      endedAt: row.endedAt?.toISOString() ?? null,
      matchingState: {
        listed: row.listed,
        tagged: row.tagged,
        pending,
        lastChangeAt: row.last_change_at?.toISOString() ?? null,
      },
    };
  });
  return { items };
}

function stateOf(
  status: ReturnType<typeof agreementStatus>,
  newest: VersionState | undefined,
): (typeof agreementStates)[number] {
  if (status.ok) return "in-force";
  switch (status.reason) {
    case "signature-missing":
      return newest === "rejected" ? "rejected" : "proposed";
    case "agreement-suspended":
      return "suspended";
    case "agreement-ended":
      return "ended";
    case "agreement-not-yet-valid":
      return "not-yet-valid";
    case "agreement-expired":
      return "expired";
  }
}

function shownTerms(terms: AgreementTerms) {
  return {
    title: terms.title,
    parties: terms.parties,
    version: terms.version,
    legalBasis: terms.legalBasis,
    purposes: terms.purposes,
    kinds: terms.kinds,
    matching: terms.matching,
    clocks: terms.clocks,
    defaultHandling: terms.defaultHandling,
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
    hitThreshold: terms.hitThreshold,
  };
}
