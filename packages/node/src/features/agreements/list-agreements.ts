import {
  agreementStatus,
  agreementTermsSchema,
  authoritySchema,
  type AgreementTerms,
} from "@entente/model";
import { z } from "@hono/zod-openapi";
import type { Transaction } from "../../store/store.ts";
import { countPending, readAgreements } from "./store.ts";

const { shape } = agreementTermsSchema;

/** An agreement as people see it, and how matching under it stands. */
export const agreementRowSchema = z
  .object({
    id: z.uuid(),
    title: shape.title,
    partner: authoritySchema,
    legalBasis: shape.legalBasis,
    purposes: shape.purposes,
    kinds: z.array(z.string()),
    matching: shape.matching,
    clocks: shape.clocks,
    defaultHandling: shape.defaultHandling,
    validFrom: shape.validFrom,
    validUntil: shape.validUntil,
    hitThreshold: shape.hitThreshold,
    /** Null while it is in force; else why it is not. */
    notInForce: z.string().nullable(),
    matchingState: z.object({
      /** Tags on the list given to the partner. */
      listed: z.int(),
      /** Own keys that the partner has evaluated. */
      tagged: z.int(),
      /** Records still to be matched. */
      pending: z.int(),
      lastChangeAt: z.iso.datetime().nullable(),
    }),
  })
  .openapi("Agreement");

/** All agreements of the node. */
export async function listAgreements(
  tx: Transaction,
  now: Date,
): Promise<{ items: z.infer<typeof agreementRowSchema>[] }> {
  const [rows, pending] = [await readAgreements(tx), await countPending(tx)];
  const items = rows.map((row) => {
    const status = agreementStatus(row, now);
    return {
      ...shownTerms(row.terms),
      partner: authoritySchema.parse({
        id: row.partner_id,
        name: row.name,
        type: row.type,
        country: row.country,
      }),
      notInForce: status.ok ? null : status.reason,
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

function shownTerms(terms: AgreementTerms) {
  return {
    id: terms.id,
    title: terms.title,
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
