import { newId, type RecordInput, type StatementInput } from "@entente/model";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger, type LedgerEntry } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { deriveFrom } from "./derive.ts";
import {
  prepareStatements,
  statementIdentity,
  type PreparedStatement,
  type StatementProblem,
} from "./prepare.ts";
import {
  currentStatements,
  endStatements,
  insertRecords,
  insertStatements,
  queueForMatching,
  updateDerived,
} from "./store.ts";

export { matchingChannel } from "./store.ts";

/** A record ready to be saved: its statements are cleaned. */
export type PreparedRecord = {
  /** Known beforehand for records of a file, so that the same file twice finds them again. */
  id: string;
  kind: string;
  originator: string;
  silent: boolean;
  /** YYYY-MM-DD; by default the node's review period from now. */
  reviewAt?: string | undefined;
  statements: PreparedStatement[];
};

/** Where a saved record goes and why. */
export type SaveOptions = {
  caseId?: string | undefined;
  justification?: string | undefined;
  /** The user in whose name a job saves. */
  authorId?: string | undefined;
};

/** How many of the saved records were new, got more statements, or were known already. */
export type SaveOutcome = {
  created: number;
  extended: number;
  unchanged: number;
  /** Ids, as given, of the records that were created or extended. */
  changed: ReadonlySet<string>;
};

const reviewAfterYears = 3;

/**
 * The one way in: saves records with their statements, their ledger entries and the order to match
 * them, in the caller's transaction. A record whose id exists gets only the statements that it lacks.
 */
export async function saveRecords(
  tx: Transaction,
  now: Date,
  records: readonly PreparedRecord[],
  options: SaveOptions = {},
): Promise<SaveOutcome> {
  const existing = await existingRecords(
    tx,
    records.map((record) => record.id),
  );
  const known = await currentStatements(tx, [...existing.keys()]);
  const authorId = options.authorId ?? (tx.actor.type === "user" ? tx.actor.userId : null);
  const created = records.filter((record) => !existing.has(record.id));
  const extended = records.flatMap((record) => {
    if (!existing.has(record.id)) return [];
    const current = known.get(existing.get(record.id)!) ?? [];
    const identities = new Set(current.map(statementIdentity));
    const added = record.statements.filter((added) => !identities.has(statementIdentity(added)));
    return added.length > 0 ? [{ record, added, current }] : [];
  });

  await insertRecords(
    tx,
    created.map((record) => ({
      ...record,
      restricted: options.caseId !== undefined,
      reviewAt: record.reviewAt ?? defaultReviewDate(now),
      createdBy: authorId,
      derived: deriveFrom(record.kind, record.statements),
    })),
    now,
  );
  await insertStatements(
    tx,
    [
      ...created.flatMap((record) =>
        record.statements.map((statement) => ({ recordId: record.id, authorId, ...statement })),
      ),
      ...extended.flatMap(({ record, added }) =>
        added.map((statement) => ({ recordId: record.id, authorId, ...statement })),
      ),
    ],
    now,
  );
  await updateDerived(
    tx,
    extended.map(({ record, added, current }) => ({
      id: existing.get(record.id)!,
      derived: deriveFrom(record.kind, [...current, ...added]),
    })),
    now,
  );
  if (options.caseId) await fileInCase(tx, options.caseId, created, authorId, now);
  await appendToLedger(tx, [
    ...created.map((record) => entry("collection", record, record.statements.length, options)),
    ...extended.map(({ record, added }) => entry("alteration", record, added.length, options)),
  ]);
  await queueForMatching(
    tx,
    [
      ...created.map((record) => record.id),
      ...extended.map(({ record }) => existing.get(record.id)!),
    ],
    records.length > 1,
  );
  return {
    created: created.length,
    extended: extended.length,
    unchanged: records.length - created.length - extended.length,
    changed: new Set([...created, ...extended.map(({ record }) => record)].map(({ id }) => id)),
  };
}

/**
 * Creates one record from a form.
 * @returns its id
 * @throws Problem 422 `statements-refused` when a statement cannot be taken in
 */
export async function createRecord(
  node: NodeContext,
  tx: Transaction,
  input: RecordInput,
  options: SaveOptions,
): Promise<string> {
  const id = newId(node.now().getTime());
  await saveRecords(
    tx,
    node.now(),
    [
      {
        id,
        kind: input.kind,
        originator: node.authority.id,
        silent: input.silent,
        reviewAt: input.reviewAt,
        statements: cleanStatements(node, input.kind, input.statements),
      },
    ],
    options,
  );
  return id;
}

/**
 * Adds statements to a record; one with `supersedes` ends the older one.
 * @throws Problem 404 for a record that the actor cannot see, 409 for one that must not be edited
 * here, 422 for statements that cannot be taken in
 */
export async function addStatements(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  inputs: readonly StatementInput[],
): Promise<void> {
  const record = await editableRecord(node, tx, recordId);
  const statements = cleanStatements(node, record.kind, inputs);
  const authorId = tx.actor.type === "user" ? tx.actor.userId : null;
  const superseded = statements.flatMap((statement) => statement.supersedes ?? []);
  const ended = await endStatements(tx, recordId, superseded, "superseded", node.now());
  if (ended < superseded.length)
    throw new Problem(
      409,
      "statement-not-current",
      "The statement to replace is no longer current.",
    );
  await insertStatements(
    tx,
    statements.map((statement) => ({ recordId, authorId, ...statement })),
    node.now(),
  );
  await afterChange(node, tx, recordId, { added: statements.length, ended });
}

/**
 * Takes a statement back: it stays in the history and is no longer current.
 * @throws Problem 404 or 409 as {@link addStatements}
 */
export async function withdrawStatement(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  statementId: string,
  reason: string,
): Promise<void> {
  await editableRecord(node, tx, recordId);
  const ended = await endStatements(tx, recordId, [statementId], reason, node.now());
  if (ended === 0)
    throw new Problem(409, "statement-not-current", "The statement is no longer current.");
  await afterChange(node, tx, recordId, { ended });
}

/** Sets whether a record is silent, and when it is reviewed. */
export async function changeRecord(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  change: { silent?: boolean | undefined; reviewAt?: string | undefined },
): Promise<void> {
  await editableRecord(node, tx, recordId);
  await tx
    .updateTable("record")
    .set({
      ...(change.silent === undefined ? {} : { silent: change.silent }),
      ...(change.reviewAt === undefined ? {} : { review_at: change.reviewAt }),
      updated_at: node.now(),
    })
    .where("id", "=", recordId)
    .execute();
  await appendToLedger(tx, [
    { act: "alteration", object: { type: "record", id: recordId }, facts: { ...change } },
  ]);
  await queueForMatching(tx, [recordId]);
}

/**
 * The record with `id`, if the actor may change it.
 * @throws Problem 404 when it cannot be seen; 409 when it is foreign or merged into another
 */
export async function editableRecord(node: NodeContext, tx: Transaction, id: string) {
  const record = await tx
    .selectFrom("record")
    .select(["id", "kind", "originator", "merged_into"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!record) throw notFound();
  if (record.originator !== node.authority.id)
    throw new Problem(
      409,
      "foreign-record",
      "This record belongs to another authority. Only its originator changes it.",
    );
  if (record.merged_into)
    throw new Problem(
      409,
      "merged-record",
      "This record was merged into another. Change that one.",
    );
  return record;
}

/** The answer for a record that does not exist or that the actor must not know of: the same for both. */
export function notFound(): Problem {
  return new Problem(404, "record-not-found", "There is no such record, or it is not open to you.");
}

/** Derives a record anew from all its current statements, and sends it to matching. */
export async function refreshRecord(tx: Transaction, recordId: string, now: Date): Promise<void> {
  const current = (await currentStatements(tx, [recordId])).get(recordId) ?? [];
  const { kind } = await tx
    .selectFrom("record")
    .select("kind")
    .where("id", "=", recordId)
    .executeTakeFirstOrThrow();
  await updateDerived(tx, [{ id: recordId, derived: deriveFrom(kind, current) }], now);
  await queueForMatching(tx, [recordId]);
}

async function afterChange(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  facts: Record<string, unknown>,
): Promise<void> {
  await refreshRecord(tx, recordId, node.now());
  await appendToLedger(tx, [
    { act: "alteration", object: { type: "record", id: recordId }, facts },
  ]);
}

function cleanStatements(
  node: NodeContext,
  kind: string,
  inputs: readonly StatementInput[],
): PreparedStatement[] {
  const { statements, problems } = prepareStatements(kind, inputs, {
    country: node.authority.country,
  });
  if (problems.length > 0)
    throw new Problem(422, "statements-refused", describe(problems), {
      errors: problems.map((problem) => ({
        path: `body.statements.${problem.index}.value`,
        message: problem.hint,
      })),
    });
  return statements;
}

function describe(problems: readonly StatementProblem[]): string {
  return problems.length === 1
    ? problems[0]!.hint
    : `${problems.length} statements cannot be taken in; the first: ${problems[0]!.hint}`;
}

/** Ids that exist already, each with the record it counts for (itself, or what it was merged into). */
async function existingRecords(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; merged_into: string | null }>`
    select id, merged_into from record where id = any(${sql.val(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.merged_into ?? row.id]));
}

async function fileInCase(
  tx: Transaction,
  caseId: string,
  records: readonly PreparedRecord[],
  addedBy: string | null,
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insertInto("case_record")
    .values(
      records.map((record) => ({
        case_id: caseId,
        record_id: record.id,
        added_by: addedBy,
        added_at: now,
      })),
    )
    .execute();
}

function entry(
  act: "collection" | "alteration",
  record: PreparedRecord,
  statements: number,
  options: SaveOptions,
): LedgerEntry {
  return {
    act,
    object: { type: "record", id: record.id },
    caseId: options.caseId,
    justification: options.justification,
    facts: { kind: record.kind, statements },
  };
}

function defaultReviewDate(now: Date): string {
  const review = new Date(now);
  review.setUTCFullYear(review.getUTCFullYear() + reviewAfterYears);
  return review.toISOString().slice(0, 10);
}
