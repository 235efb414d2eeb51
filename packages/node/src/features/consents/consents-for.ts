import type { Transaction } from "../../store/store.ts";
import type { Consent } from "../../gate/decision.ts";

/** A consent as the gate takes it, with what hangs on it. */
export type GivenConsent = Consent & { id: string; conditions: string };

/**
 * The originators' consents that statements go on to a recipient now, by statement.
 * @param statementIds statements of foreign records
 */
export async function consentsFor(
  tx: Transaction,
  statementIds: readonly string[],
  recipientId: string,
  now: Date,
): Promise<Map<string, GivenConsent>> {
  if (statementIds.length === 0) return new Map();
  const rows = await granted(tx, statementIds, "onward-transfer", now)
    .where((eb) => eb(eb.ref("consent.recipient", "->>").key("id"), "=", recipientId))
    .execute();
  return new Map(
    rows.map((row) => [
      row.statement_id,
      {
        id: row.id,
        originator: row.partner_id,
        recipient: recipientId,
        expiresAt: row.valid_until,
        conditions: row.conditions ?? "",
      },
    ]),
  );
}

/** The statements among `statementIds` that their originator lets be used in proceedings now. */
export async function usableInProceedings(
  tx: Transaction,
  statementIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (statementIds.length === 0) return new Set();
  const rows = await granted(tx, statementIds, "judicial-proceedings", now).execute();
  return new Set(rows.map((row) => row.statement_id));
}

function granted(
  tx: Transaction,
  statementIds: readonly string[],
  use: "onward-transfer" | "judicial-proceedings",
  now: Date,
) {
  return tx
    .selectFrom("consent")
    .innerJoin("consent_statement", "consent_statement.consent_id", "consent.id")
    .select(["consent.id", "statement_id", "partner_id", "valid_until", "conditions"])
    .where("direction", "=", "out")
    .where("use", "=", use)
    .where("state", "=", "granted")
    .where((eb) => eb.or([eb("valid_until", "is", null), eb("valid_until", ">=", now)]))
    .where("statement_id", "in", [...statementIds])
    .orderBy("consent.decided_at");
}
