import { strictestHandling } from "@entente/model";
import { appendToLedger } from "../../ledger/ledger.ts";
import { handlingOf } from "../../store/tables/records.ts";
import type { Transaction } from "../../store/store.ts";
import { statementIdentity, type PreparedStatement } from "../records/prepare.ts";
import { refreshRecord } from "../records/records.ts";

/**
 * Lets statements that a foreign record holds take on the codes with which their originator sends them
 * again: the combination of both, so that codes grow stricter and never looser in this way.
 */
export async function tightenCodes(
  tx: Transaction,
  recordId: string,
  sent: readonly PreparedStatement[],
  now: Date,
): Promise<void> {
  const anew = new Map(sent.map((statement) => [statementIdentity(statement), statement.handling]));
  const kept = await tx
    .selectFrom("statement")
    .select(["id", "property", "value", "source", "handling_codes", "handling_restriction"])
    .where("record_id", "=", recordId)
    .where("ended_at", "is", null)
    .execute();
  const tightened = kept.flatMap((row) => {
    const handling = anew.get(statementIdentity(row));
    if (!handling) return [];
    const before = strictestHandling([handlingOf(row)]);
    const after = strictestHandling([before, handling]);
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ id: row.id, before, after }];
  });
  if (tightened.length === 0) return;
  for (const { id, after } of tightened)
    await tx
      .updateTable("statement")
      .set({ handling_codes: after.codes, handling_restriction: after.restriction ?? null })
      .where("id", "=", id)
      .where("record_id", "=", recordId)
      .execute();
  await refreshRecord(tx, recordId, now);
  await appendToLedger(tx, [
    {
      act: "alteration",
      object: { type: "record", id: recordId },
      facts: {
        codes: tightened.map(({ id, before, after }) => ({
          statement: id,
          from: before.codes,
          to: after.codes,
        })),
      },
    },
  ]);
}
