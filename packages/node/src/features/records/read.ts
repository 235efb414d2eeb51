import { strictestHandling, type SubjectStatus } from "@entente/model";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { handlingOf } from "../../store/tables/records.ts";
import type { Transaction } from "../../store/store.ts";
import { notFound } from "./records.ts";
import type { RecordDetails, StatementView } from "./schemas.ts";
import { statementsOf, type StatementRow } from "./store.ts";

/** True for a record that exists and that the actor may see. */
export async function isVisible(tx: Transaction, id: string): Promise<boolean> {
  const row = await tx.selectFrom("record").select("id").where("id", "=", id).executeTakeFirst();
  return row !== undefined;
}

/**
 * A record as the actor may see it. Writes no ledger entry: callers that show it to a person go
 * through `openRecord` or write the act they perform.
 * @throws Problem 404
 */
export async function readRecord(
  node: NodeContext,
  tx: Transaction,
  id: string,
): Promise<RecordDetails> {
  const record = await tx
    .selectFrom("record")
    .innerJoin("authority", "authority.id", "record.originator")
    .select([
      "record.id",
      "record.kind",
      "record.caption",
      "record.silent",
      "record.subject_status",
      "record.merged_into",
      "record.review_at",
      "record.created_at",
      "record.updated_at",
      "authority.id as authority_id",
      "authority.name",
      "authority.type",
      "authority.country",
      "authority.self",
      mergedInto(id).as("merged"),
      casesOf(id).as("cases"),
      cappedKeysOf(id).as("capped"),
      disclosureOf(id).as("disclosure"),
      originsOf(id).as("origins"),
    ])
    .where("record.id", "=", id)
    .executeTakeFirst();
  if (!record) throw notFound();
  const statements = await statementsOf(tx, id);
  const { merged, disclosure } = record;
  const editable = record.self && record.merged_into === null;
  return {
    id: record.id,
    kind: record.kind,
    caption: record.caption,
    originator: {
      id: record.authority_id,
      name: record.name,
      type: record.type as RecordDetails["originator"]["type"],
      country: record.country,
    },
    foreign: !record.self,
    silent: record.silent,
    mergedIds: merged,
    mergedInto: record.merged_into,
    reviewAt: record.review_at,
    createdAt: record.created_at.toISOString(),
    updatedAt: record.updated_at.toISOString(),
    handling: strictestHandling(
      statements.filter((row) => row.ended_at === null).map((row) => handlingOf(row)),
    ),
    subjectStatus: record.subject_status as SubjectStatus[],
    statements: await viewsOf(tx, statements, record.authority_id, record.origins),
    cases: record.cases,
    capped: record.capped,
    disclosure: disclosure && {
      ...disclosure,
      receivedAt: new Date(disclosure.receivedAt).toISOString(),
    },
    can: {
      edit: editable,
      merge: editable,
      split: editable && merged.length > 0,
      silence: editable,
    },
  };
}

async function viewsOf(
  tx: Transaction,
  rows: readonly StatementRow[],
  originator: string,
  passedOn: readonly Origin[],
): Promise<StatementView[]> {
  const origins = new Map(passedOn.map((one) => [one.statement_id, one]));
  const authors = await namesById(
    tx,
    "app_user",
    "name",
    rows.map((row) => row.author_id),
  );
  const references = [...new Set(rows.flatMap((row) => row.reference ?? []))];
  const referenced =
    references.length === 0
      ? []
      : await tx
          .selectFrom("record")
          .leftJoin("record as target", "target.id", "record.merged_into")
          .select((eb) => [
            "record.id as reference",
            eb.fn.coalesce("target.id", "record.id").as("id"),
            "record.kind",
            eb.fn.coalesce("target.caption", "record.caption").as("caption"),
          ])
          .where("record.id", "in", references)
          .execute();
  const referencedById = new Map(referenced.map(({ reference, ...record }) => [reference, record]));
  return rows.map((row) => ({
    id: row.id,
    recordId: row.record_id,
    property: row.property,
    value: row.value,
    original: row.original,
    note: row.note,
    source: row.source,
    grade: {
      scale: "4x4",
      source: row.grade_source as StatementView["grade"]["source"],
      information: row.grade_information as StatementView["grade"]["information"],
    },
    handling: handlingOf(row),
    nature: row.nature as StatementView["nature"],
    observedAt: row.observed_at,
    author:
      row.author_id === null
        ? null
        : { id: row.author_id, name: authors.get(row.author_id) ?? row.author_id },
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    supersedes: row.supersedes,
    referenced: row.reference === null ? null : (referencedById.get(row.reference) ?? null),
    originator,
    origin: origins.get(row.id)?.origin ?? null,
    conditions: origins.get(row.id)?.conditions ?? null,
  }));
}

async function namesById(
  tx: Transaction,
  table: "app_user",
  column: "name",
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom(table)
    .select(["id", column])
    .where("id", "in", wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, row[column]]));
}

/** What a partner says whose a statement is that it passed on, and on what conditions. */
type Origin = { statement_id: string; origin: string; conditions: string | null };

// What hangs on a record is read with it, each as one JSON value.

function mergedInto(id: string) {
  return sql<{ id: string; caption: string }[]>`(
    select coalesce(json_agg(json_build_object('id', id, 'caption', caption) order by id), '[]')
    from record where merged_into = ${id})`;
}

function originsOf(id: string) {
  return sql<Origin[]>`(
    select coalesce(json_agg(json_build_object(
      'statement_id', statement_id, 'origin', origin, 'conditions', conditions)), '[]')
    from received_statement
    where record_id in (select id from record where id = ${id} or merged_into = ${id})
      and origin is not null)`;
}

function casesOf(id: string) {
  return sql<{ id: string; number: string; title: string }[]>`(
    select coalesce(json_agg(json_build_object(
      'id', case_file.id, 'number', number, 'title', title) order by number), '[]')
    from case_record join case_file on case_file.id = case_id where record_id = ${id})`;
}

function cappedKeysOf(id: string) {
  return sql<{ keyType: string; records: number }[]>`(
    select coalesce(json_agg(json_build_object(
      'keyType', key_type, 'records', records) order by key_type), '[]')
    from (
      select key_type, max(records) as records from capped_key where record_id = ${id}
      group by key_type
    ) as capped)`;
}

function disclosureOf(id: string) {
  return sql<RecordDetails["disclosure"]>`(
    select json_build_object('requestId', request_id, 'agreementId', agreement_id,
      'conditions', conditions, 'receivedAt', received_at)
    from foreign_record where record_id = ${id})`;
}
