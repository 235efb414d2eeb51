import type { DisclosedStatement } from "@entente/protocol";
import { sql } from "kysely";
import { insertRows } from "../../store/insert-rows.ts";
import type { Transaction } from "../../store/store.ts";
import { settle, standingOf, type Word } from "./received-state.ts";

/**
 * Lets one transaction at a time take or end what a partner disclosed, until it ends: a recall that
 * overtakes its reply would otherwise not be seen by it.
 */
export async function lockReceived(tx: Transaction, partnerId: string): Promise<void> {
  const name = `entente received ${partnerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** The statements among `sent` that their sender has not taken back before they came. */
export async function stillStanding(
  tx: Transaction,
  partnerId: string,
  sent: readonly DisclosedStatement[],
): Promise<DisclosedStatement[]> {
  await lockReceived(tx, partnerId);
  const refs = sent.map((statement) => statement.statementRef);
  const known = await receivedRows(tx, partnerId, refs);
  return sent.filter(
    ({ statementRef }) => settle(standingOf(known.get(statementRef)), "disclosed") === "held",
  );
}

/** What a partner disclosed of one record, under its own names. */
type Disclosed = {
  readonly recordId: string;
  readonly sent: readonly DisclosedStatement[];
};

/** Binds what a partner disclosed to the partner's names for it, by which it may be recalled. */
export async function bindReceived(
  tx: Transaction,
  from: { partnerId: string; agreementId: string; at: Date },
  disclosed: readonly Disclosed[],
): Promise<void> {
  const recordIds = disclosed.map(({ recordId }) => recordId);
  const kept = await tx
    .selectFrom("statement")
    .select(["id", "record_id", "property", "value", "original", "source"])
    .where("record_id", "=", sql<string>`any(${sql.val(recordIds)}::uuid[])`)
    .orderBy("ended_at", (order) => order.desc().nullsFirst())
    .execute();
  const byRecord = Map.groupBy(kept, (row) => row.record_id);
  const rows = disclosed.flatMap(({ recordId, sent }) => {
    const own = byRecord.get(recordId) ?? [];
    const ids = new Set(own.map((row) => row.id));
    return sent.map((statement) => ({
      partner_id: from.partnerId,
      statement_ref: statement.statementRef,
      agreement_id: from.agreementId,
      record_id: recordId,
      statement_id: ids.has(statement.statementRef)
        ? statement.statementRef
        : (own.find((row) => saysTheSame(row, statement))?.id ?? null),
      origin: statement.passedOn?.originator ?? null,
      conditions: statement.passedOn?.conditions ?? null,
      received_at: from.at,
      recalled_at: null,
    }));
  });
  await insertRows(tx, "received_statement", rows, "stays");
}

/** What became of one name of a partner's. */
export type Ended = { ref: string; known: boolean; recordId: string | null };

/** A kept statement that no longer holds. */
export type GoneStatement = { recordId: string; statementId: string };

/**
 * Takes a partner's word that statements no longer hold, known here or not.
 * @returns each name with whether it was known, and the kept statements that have to go
 */
export async function takeBack(
  tx: Transaction,
  from: { partnerId: string; agreementId: string; at: Date },
  refs: readonly string[],
  word: Exclude<Word, "disclosed">,
): Promise<{ ended: Ended[]; gone: GoneStatement[] }> {
  await lockReceived(tx, from.partnerId);
  const known = await receivedRows(tx, from.partnerId, refs);
  const changed = refs.filter((ref) => {
    const standing = standingOf(known.get(ref));
    return settle(standing, word) !== standing;
  });
  if (changed.length > 0)
    await tx
      .insertInto("received_statement")
      .values(
        changed.map((ref) => ({
          partner_id: from.partnerId,
          statement_ref: ref,
          agreement_id: from.agreementId,
          recalled_at: from.at,
          erased: word === "erased",
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["partner_id", "statement_ref"]).doUpdateSet({
          recalled_at: sql`coalesce(received_statement.recalled_at, excluded.recalled_at)`,
          erased: sql`received_statement.erased or excluded.erased`,
        }),
      )
      .execute();
  const touched = changed.flatMap((ref) => known.get(ref) ?? []);
  const gone: GoneStatement[] = [];
  for (const { record_id: recordId, statement_id: statementId } of touched)
    if (recordId && statementId && !(await heldOtherwise(tx, recordId, statementId)))
      gone.push({ recordId, statementId });
  return {
    ended: refs.map((ref) => ({
      ref,
      known: (known.get(ref)?.received_at ?? null) !== null,
      recordId: known.get(ref)?.record_id ?? null,
    })),
    gone,
  };
}

async function receivedRows(tx: Transaction, partnerId: string, refs: readonly string[]) {
  if (refs.length === 0) return new Map<string, never>();
  const rows = await tx
    .selectFrom("received_statement")
    .selectAll()
    .where("partner_id", "=", partnerId)
    .where("statement_ref", "=", sql<string>`any(${sql.val([...refs])}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.statement_ref, row]));
}

/** Whether the partner has said the same thing under another name that still stands. */
async function heldOtherwise(
  tx: Transaction,
  recordId: string,
  statementId: string,
): Promise<boolean> {
  const other = await tx
    .selectFrom("received_statement")
    .select("statement_ref")
    .where("record_id", "=", recordId)
    .where("statement_id", "=", statementId)
    .where("recalled_at", "is", null)
    .executeTakeFirst();
  return other !== undefined;
}

function saysTheSame(
  row: { property: string; value: string; original: string | null; source: string },
  sent: DisclosedStatement,
): boolean {
  return (
    row.property === sent.property &&
    row.source === sent.source &&
    (row.value === sent.value || row.original === sent.value)
  );
}
