import type { Insertable } from "kysely";
import { insertRows } from "../store/insert-rows.ts";
import type { Transaction } from "../store/store.ts";
import type { ExchangeEvidenceTable } from "../store/tables/delivery.ts";

/** What a partner signed of one message. */
export type ExchangeEvidence = Insertable<ExchangeEvidenceTable>;

/** Keeps what partners signed; of a message that comes again, what was signed first. */
export async function keepEvidence(
  tx: Transaction,
  evidence: readonly ExchangeEvidence[],
): Promise<void> {
  await insertRows(tx, "exchange_evidence", evidence, "stays");
}
