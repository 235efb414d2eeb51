import { strictestHandling, type SubjectStatus } from "@entente/model";
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
    ])
    .where("record.id", "=", id)
    .executeTakeFirst();
  if (!record) throw notFound();
  const statements = await statementsOf(tx, id);
  const merged = await tx
    .selectFrom("record")
    .select(["id", "caption"])
    .where("merged_into", "=", id)
    .orderBy("id")
    .execute();
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
    statements: await viewsOf(tx, statements, record.authority_id),
    cases: await casesOf(tx, id),
    capped: await cappedKeysOf(tx, id),
    disclosure: await disclosureOf(tx, id),
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
): Promise<StatementView[]> {
  const origins = await originsOf(tx, rows);
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

/** Whose the statements are that a partner passed on, and on what conditions. */
async function originsOf(tx: Transaction, rows: readonly StatementRow[]) {
  const passedOn =
    rows.length === 0
      ? []
      : await tx
          .selectFrom("received_statement")
          .select(["statement_id", "origin", "conditions"])
          .where("record_id", "in", [...new Set(rows.map((row) => row.record_id))])
          .where("origin", "is not", null)
          .execute();
  return new Map(passedOn.map((row) => [row.statement_id, row]));
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

function casesOf(tx: Transaction, recordId: string) {
  return tx
    .selectFrom("case_record")
    .innerJoin("case_file", "case_file.id", "case_record.case_id")
    .select(["case_file.id", "case_file.number", "case_file.title"])
    .where("case_record.record_id", "=", recordId)
    .orderBy("case_file.number")
    .execute();
}

async function cappedKeysOf(tx: Transaction, recordId: string) {
  const rows = await tx
    .selectFrom("capped_key")
    .select((eb) => ["key_type as keyType", eb.fn.max("records").as("records")])
    .where("record_id", "=", recordId)
    .groupBy("key_type")
    .orderBy("key_type")
    .execute();
  return rows;
}

async function disclosureOf(tx: Transaction, recordId: string) {
  const row = await tx
    .selectFrom("foreign_record")
    .select(["request_id", "agreement_id", "conditions", "received_at"])
    .where("record_id", "=", recordId)
    .executeTakeFirst();
  return row
    ? {
        requestId: row.request_id,
        agreementId: row.agreement_id,
        conditions: row.conditions,
        receivedAt: row.received_at.toISOString(),
      }
    : null;
}
