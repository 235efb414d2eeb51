import type { Insertable } from "kysely";
import type { Transaction } from "../store/store.ts";
import type { ExchangeEvidenceTable } from "../store/tables/delivery.ts";

/** What a partner signed of one message. */
export type ExchangeEvidence = Insertable<ExchangeEvidenceTable>;

/** Keeps what partners signed; of a message that comes again, what was signed first. */
export async function keepEvidence(
  tx: Transaction,
  evidence: readonly ExchangeEvidence[],
): Promise<void> {
  if (evidence.length === 0) return;
  await tx
    .insertInto("exchange_evidence")
    .values([...evidence])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
