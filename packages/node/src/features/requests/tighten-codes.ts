import { strictestHandling, type Handling } from "@entente/model";
import { sql } from "kysely";
import { appendToLedger } from "../../ledger/ledger.ts";
import { handlingOf } from "../../store/tables/records.ts";
import type { Transaction } from "../../store/store.ts";
import { statementIdentity, type PreparedStatement } from "../records/prepare.ts";
import { refreshRecord } from "../records/records.ts";

/** What a foreign record was sent with. */
type SentRecord = {
  readonly id: string;
  readonly statements: readonly PreparedStatement[];
  /** SHA-256 (hex) of the message. */
  readonly message: string;
};

/**
 * Lets statements that foreign records hold take on the codes with which their originator sends them
 * again: the combination of both, so that codes grow stricter and never looser in this way.
 */
export async function tightenCodes(
  tx: Transaction,
  records: readonly SentRecord[],
  now: Date,
): Promise<void> {
  const kept = await tx
    .selectFrom("statement")
    .select([
      "id",
      "record_id",
      "property",
      "value",
      "source",
      "handling_codes",
      "handling_restriction",
    ])
    .where("record_id", "=", sql<string>`any(${sql.val(records.map(({ id }) => id))}::uuid[])`)
    .where("ended_at", "is", null)
    .execute();
  const byRecord = Map.groupBy(kept, (row) => row.record_id);
  for (const record of records) {
    const anew = new Map(record.statements.map((one) => [statementIdentity(one), one.handling]));
    const tightened = (byRecord.get(record.id) ?? []).flatMap((row) => {
      const handling = anew.get(statementIdentity(row));
      if (!handling) return [];
      const before = strictestHandling([handlingOf(row)]);
      const after = strictestHandling([before, handling]);
      return JSON.stringify(before) === JSON.stringify(after)
        ? []
        : [{ id: row.id, before, after }];
    });
    if (tightened.length > 0) await tighten(tx, record, tightened, now);
  }
}

async function tighten(
  tx: Transaction,
  { id: recordId, message }: SentRecord,
  tightened: readonly { id: string; before: Handling; after: Handling }[],
  now: Date,
): Promise<void> {
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
      message,
    },
  ]);
}
