import { agreementStatus, type AgreementFault } from "@entente/model";
import type { Transaction } from "../store/store.ts";

/** Whether something may be done with a partner under an agreement. */
export type Standing =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: AgreementFault | "agreement-unknown" };

/**
 * How agreements stand with one partner: a function of the agreement's id. An agreement with another
 * partner is as unknown as none.
 */
export async function readStandings(
  tx: Transaction,
  partnerId: string,
  agreementIds: readonly string[],
  now: Date,
): Promise<(agreementId: string) => Standing> {
  const ids = [...new Set(agreementIds)];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("agreement")
          .select(["id", "terms", "signatures", "suspended", "ended_at as endedAt"])
          .where("partner_id", "=", partnerId)
          .where("id", "in", ids)
          .execute();
  const standings = new Map(rows.map((row) => [row.id, agreementStatus(row, now)]));
  return (agreementId) => standings.get(agreementId) ?? { ok: false, reason: "agreement-unknown" };
}
