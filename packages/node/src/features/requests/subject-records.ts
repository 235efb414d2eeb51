import { strengthOf, type KeyType } from "@entente/match";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { readRecord } from "../records/read.ts";
import { relatedTo } from "../records/related.ts";
import type { RecordDetails } from "../records/schemas.ts";
import type { RequestDetails } from "./schemas.ts";

/** A record that a request may be about, and why it is thought to be. */
export type SubjectRecord = {
  record: RecordDetails;
  why: "asked" | "related" | "same-value";
};

const mostFurther = 20;

/**
 * The records that a request may be about, as far as the actor sees them: the one asked about (with
 * what was merged into it), those tied to it or disclosed on it by others, and those with values in
 * common that would make a hit.
 * What the requester itself once disclosed is not among them. Showing them is a consultation, justified
 * by the request, and written down as one.
 * @throws Problem 404
 */
export async function subjectRecords(
  node: NodeContext,
  tx: Transaction,
  request: RequestDetails,
  agreement: KeptAgreement,
): Promise<SubjectRecord[]> {
  const named = await readRecord(node, tx, request.record.id);
  const asked = named.mergedInto ? await readRecord(node, tx, named.mergedInto) : named;
  const related = [
    ...(await obtainedOn(tx, asked)),
    ...(await relatedTo(node, tx, familyOf(asked))).map(({ record }) => record.id),
  ];
  const alike = await withSameValues(tx, asked, agreement.terms.hitThreshold);
  const further: SubjectRecord[] = [];
  for (const id of new Set([...alike, ...related])) {
    if (further.length === mostFurther || id === asked.id) continue;
    const record = await readRecord(node, tx, id);
    if (record.originator.id === request.partner.id || record.mergedInto) continue;
    further.push({ record, why: alike.includes(id) ? "same-value" : "related" });
  }
  const found: SubjectRecord[] = [{ record: asked, why: "asked" }, ...further];
  await appendToLedger(
    tx,
    found.map(({ record, why }) => ({
      act: "consultation",
      object: { type: "record", id: record.id },
      justification: request.justification,
      facts: { request: request.id, why },
    })),
  );
  return found;
}

/** The ids of a record and of those merged into it. */
function familyOf({ id, mergedIds }: RecordDetails): string[] {
  return [id, ...mergedIds.map((merged) => merged.id)];
}

/** What other authorities have disclosed on a record, as far as the actor sees it. */
async function obtainedOn(tx: Transaction, record: RecordDetails): Promise<string[]> {
  const rows = await tx
    .selectFrom("request")
    .innerJoin("record", "record.id", "request.foreign_record_id")
    .select("record.id")
    .distinct()
    .where("request.direction", "=", "out")
    .where("request.record_id", "=", sql<string>`any(${sql.val(familyOf(record))}::uuid[])`)
    .orderBy("record.id")
    .execute();
  return rows.map((row) => row.id);
}

/** Visible records that share enough uncommon values with a record, the strongest first. */
async function withSameValues(
  tx: Transaction,
  record: RecordDetails,
  threshold: number,
): Promise<string[]> {
  const family = sql.val(familyOf(record));
  const { rows } = await sql<{ id: string; key_types: KeyType[] }>`
    select coalesce(record.merged_into, record.id) as id, array_agg(distinct theirs.key_type) as key_types
    from match_key mine
    join match_key theirs on theirs.digest = mine.digest and theirs.record_id <> mine.record_id
    join record on record.id = theirs.record_id
    where mine.record_id = any(${family}::uuid[])
      and coalesce(record.merged_into, record.id) <> ${record.id}
      and (select count(*) from (
        select from match_key counted where counted.digest = mine.digest limit ${mostFurther + 1}
      ) as held) <= ${mostFurther}
    group by 1`.execute(tx);
  return rows
    .map((row) => ({ id: row.id, bits: strengthOf(row.key_types).bits }))
    .filter(({ bits }) => bits >= threshold)
    .toSorted((one, other) => other.bits - one.bits || (one.id < other.id ? -1 : 1))
    .map((row) => row.id);
}
