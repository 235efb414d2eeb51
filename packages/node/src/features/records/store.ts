import { newId } from "@entente/model";
import { sql } from "kysely";
import { notify } from "../../jobs/signals.ts";
import { handlingOf, type StatementTable } from "../../store/tables/records.ts";
import type { Transaction } from "../../store/store.ts";
import type { Derived } from "./derive.ts";
import { indexRecords } from "./index-words.ts";
import { statementIdentity, type PreparedStatement } from "./prepare.ts";

/** A record as it is stored, before its derived columns. */
export type NewRecordRow = {
  id: string;
  kind: string;
  originator: string;
  silent: boolean;
  /** The case it is filed in from the beginning. */
  caseId: string | undefined;
  reviewAt: string;
  createdBy: string | null;
  derived: Derived;
};

/** A statement on its way into the store. */
export type NewStatementRow = { recordId: string; authorId: string | null } & PreparedStatement;

/** Inserts records in one statement, whatever their number. */
export async function insertRecords(
  tx: Transaction,
  rows: readonly NewRecordRow[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      originator: row.originator,
      silent: row.silent,
      restricted: row.caseId !== undefined,
      case_ids: row.caseId === undefined ? [] : [row.caseId],
      review_at: row.reviewAt,
      created_by: row.createdBy,
      ...derivedColumns(row.derived),
    })),
  );
  await sql`
    insert into record (id, kind, caption, detail, originator, silent, restricted, case_ids,
      handling_codes, subject_status, review_at, created_by, created_at, updated_at)
    select id, kind, caption, detail, originator, silent, restricted, case_ids,
      handling_codes, subject_status, review_at, created_by, ${now}, ${now}
    from json_to_recordset(${json}::json) as r(
      id uuid, kind text, caption text, detail text, originator text, silent boolean,
      restricted boolean, case_ids uuid[], handling_codes text[], subject_status text[],
      review_at date, created_by uuid)`.execute(tx);
  await indexRecords(
    tx,
    rows.map(({ id, derived }) => ({ id, ...derived })),
  );
}

/** Writes the derived columns of records anew and marks them as changed. */
export async function updateDerived(
  tx: Transaction,
  rows: readonly { id: string; derived: Derived }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map(({ id, derived }) => ({ id, ...derivedColumns(derived) })));
  await sql`
    update record set caption = r.caption, detail = r.detail, handling_codes = r.handling_codes,
      subject_status = r.subject_status, updated_at = ${now}
    from json_to_recordset(${json}::json) as r(
      id uuid, caption text, detail text, handling_codes text[], subject_status text[])
    where record.id = r.id`.execute(tx);
  await indexRecords(
    tx,
    rows.map(({ id, derived }) => ({ id, ...derived })),
  );
}

function derivedColumns(derived: Derived) {
  return {
    caption: derived.caption,
    detail: derived.detail,
    handling_codes: derived.handlingCodes,
    subject_status: derived.subjectStatus,
  };
}

/**
 * Inserts statements in one statement, whatever their number. What most of them share (source, grade,
 * handling, author) is sent once: on 10,000 statements of an import this takes half the time.
 */
export async function insertStatements(
  tx: Transaction,
  rows: readonly NewStatementRow[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const shared = new Map<string, number>();
  const sharedBy = rows.map((row) => {
    const key = JSON.stringify(sharedColumns(row));
    const known = shared.get(key) ?? shared.size;
    shared.set(key, known);
    return known;
  });
  // Statements of one instant come back in the order of their ids: the order in which they were said.
  const ids = rows.map(() => newId(now.getTime())).toSorted();
  const column = <T>(valueOf: (row: NewStatementRow, index: number) => T) =>
    sql.val(rows.map(valueOf));
  await sql`
    insert into statement (id, record_id, property, value, original, note, supersedes, reference,
      source, grade_scale, grade_source, grade_information, handling_codes, handling_restriction,
      nature, observed_at, author_id, created_at)
    select r.id, r.record_id, r.property, r.value, r.original, r.note, r.supersedes, r.reference,
      s.source, s.grade_scale, s.grade_source, s.grade_information, s.handling_codes,
      s.handling_restriction, s.nature, s.observed_at, s.author_id, ${now}
    from unnest(
      ${column((row, index) => row.id ?? ids[index])}::uuid[],
      ${column((row) => row.recordId)}::uuid[],
      ${column((row) => row.property)}::text[],
      ${column((row) => row.value)}::text[],
      ${column((row) => row.original)}::text[],
      ${column((row) => row.note)}::text[],
      ${column((row) => row.supersedes)}::uuid[],
      ${column((row) => row.reference)}::uuid[],
      ${sql.val(sharedBy)}::int[]
    ) as r(id, record_id, property, value, original, note, supersedes, reference, shared)
    join json_to_recordset(${sharedJson(shared)}::json) as s(
      shared int, source text, grade_scale text, grade_source text, grade_information text,
      handling_codes text[], handling_restriction text, nature text, observed_at text,
      author_id uuid)
    on s.shared = r.shared`.execute(tx);
}

function sharedColumns(row: NewStatementRow) {
  return {
    source: row.source,
    grade_scale: row.grade.scale,
    grade_source: row.grade.source,
    grade_information: row.grade.information,
    handling_codes: row.handling.codes,
    handling_restriction: row.handling.restriction ?? null,
    nature: row.nature,
    observed_at: row.observedAt,
    author_id: row.authorId,
  };
}

/** The shared columns, each with the number by which statements refer to them. */
function sharedJson(shared: ReadonlyMap<string, number>): string {
  const objects = [...shared].map(([json, number]) => `${json.slice(0, -1)},"shared":${number}}`);
  return `[${objects.join(",")}]`;
}

/** Ends statements: they stay, but are no longer current. */
export async function endStatements(
  tx: Transaction,
  recordId: string,
  ids: readonly string[],
  reason: string,
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await tx
    .updateTable("statement")
    .set({ ended_at: now, end_reason: reason })
    .where("record_id", "in", familyOf(tx, recordId))
    .where("id", "in", ids)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The ids of a record and of all records merged into it, as a sub-select. */
function familyOf(tx: Transaction, recordId: string) {
  return tx
    .selectFrom("record")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", recordId), eb("merged_into", "=", recordId)]));
}

/** The visible statements of a record and of those merged into it, oldest first. */
export function statementsOf(tx: Transaction, recordId: string): Promise<StatementRow[]> {
  return tx
    .selectFrom("statement")
    .selectAll()
    .where("record_id", "in", familyOf(tx, recordId))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** A statement as stored. */
export type StatementRow = Omit<StatementTable, "created_at" | "grade_scale" | "nature"> & {
  created_at: Date;
  grade_scale: string;
  nature: string;
};

/** Ids that exist, each with the record it counts for; these rows are locked until the end. */
export async function existingRecords(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; target: string }>`
    select id, coalesce(merged_into, id) as target from record
    where id = any(${sql.val([...ids])}::uuid[]) order by id for update`.execute(tx);
  const targets = rows.filter((row) => row.target !== row.id).map((row) => row.target);
  if (targets.length > 0)
    await sql`select id from record where id = any(${sql.val(targets)}::uuid[])
      order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.target]));
}

/**
 * What was ever said of each record itself, also what has ended since.
 * @param current only what has not ended
 */
export async function identitiesOf(
  tx: Transaction,
  ids: readonly string[],
  current = false,
): Promise<Map<string, Set<string>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    record_id: string;
    property: string;
    value: string;
    source: string;
  }>`
    select record_id, property, value, source from statement
    where record_id = any(${sql.val([...ids])}::uuid[])
      and (ended_at is null or not ${sql.val(current)}::boolean)`.execute(tx);
  const grouped = Map.groupBy(rows, (row) => row.record_id);
  return new Map([...grouped].map(([id, said]) => [id, new Set(said.map(statementIdentity))]));
}

/** Current statements of several records, by the record they count for: its own, then those of the ones merged into it. */
export async function currentStatements(tx: Transaction, recordIds: readonly string[]) {
  if (recordIds.length === 0) return new Map<string, CurrentRow[]>();
  const rows = await tx
    .selectFrom("record")
    .innerJoin("statement", "statement.record_id", "record.id")
    .select((eb) => [
      eb.fn.coalesce("record.merged_into", "record.id").as("target"),
      "statement.property",
      "statement.value",
      "statement.note",
      "statement.source",
      "statement.handling_codes",
      "statement.handling_restriction",
    ])
    .where((eb) =>
      eb.or([eb("record.id", "in", recordIds), eb("record.merged_into", "in", recordIds)]),
    )
    .where("statement.ended_at", "is", null)
    .orderBy(sql`record.merged_into is not null`)
    .orderBy("statement.created_at")
    .orderBy("statement.id")
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ ...row, handling: handlingOf(row) })),
    (row) => row.target,
  );
}

/** A current statement as far as derivation and matching need it. */
export type CurrentRow = {
  target: string;
  property: string;
  value: string;
  note: string | null;
  source: string;
  handling: ReturnType<typeof handlingOf>;
};

/** Wakes the matching of records that changed. */
export const matchingChannel = "entente_matching";

/**
 * Notes that records changed, for the matching that follows, and wakes it.
 * @param bulk whether they are many and may yield to single changes
 */
export async function queueForMatching(
  tx: Transaction,
  ids: readonly string[],
  bulk = false,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into matching_queue (record_id, bulk) select unnest(${sql.val([...ids])}::uuid[]), ${bulk}
    on conflict (record_id) do update set bulk = matching_queue.bulk and excluded.bulk`.execute(tx);
  await notify(tx, matchingChannel);
}
