import { appendToLedger, type LedgerEntry } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { deriveFrom } from "./derive.ts";
import { statementIdentity, type PreparedStatement } from "./prepare.ts";
import {
  currentStatements,
  existingRecords,
  identitiesOf,
  insertRecords,
  insertStatements,
  queueForMatching,
  updateDerived,
} from "./store.ts";

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
  /** SHA-256 (hex) of the partner's message that brought it. */
  message?: string | undefined;
};

/** Where a saved record goes and why. */
export type SaveOptions = {
  caseId?: string | undefined;
  justification?: string | undefined;
  /** The user in whose name a job saves. */
  authorId?: string | undefined;
  /** Take in again what has ended since: its originator says it anew. */
  again?: boolean;
  /** Whether their matching may wait for that of others; by default when they are several. */
  bulk?: boolean;
};

/** How many of the saved records were new, got more statements, or were known already. */
export type SaveOutcome = {
  created: number;
  extended: number;
  unchanged: number;
  /** Ids, as given, of the records that were created or extended. */
  changed: ReadonlySet<string>;
};

/** A record that exists, with the statements that it lacks. */
type Extended = { record: PreparedRecord; added: PreparedStatement[] };

const reviewAfterYears = 3;

/**
 * The one way in: saves records with their statements, their ledger entries and the order to match
 * them, in the caller's transaction. A record whose id exists gets only the statements that were
 * never said of it; what was replaced or taken back since does not come back.
 */
export async function saveRecords(
  tx: Transaction,
  now: Date,
  records: readonly PreparedRecord[],
  options: SaveOptions = {},
): Promise<SaveOutcome> {
  const ids = records.map((record) => record.id);
  const existing = await existingRecords(tx, ids);
  const said = await identitiesOf(tx, [...existing.keys()], options.again);
  const authorId = options.authorId ?? (tx.actor.type === "user" ? tx.actor.userId : null);
  const created = records.filter((record) => !existing.has(record.id));
  const extended = records.flatMap((record): Extended[] => {
    if (!existing.has(record.id)) return [];
    const added = record.statements.filter(
      (statement) => !said.get(record.id)?.has(statementIdentity(statement)),
    );
    return added.length > 0 ? [{ record, added }] : [];
  });

  await insertRecords(
    tx,
    created.map((record) => ({
      ...record,
      caseId: options.caseId,
      reviewAt: record.reviewAt ?? defaultReviewDate(now),
      createdBy: authorId,
      derived: deriveFrom(record.kind, record.statements),
    })),
    now,
  );
  await insertStatements(
    tx,
    [...created.map((record) => ({ record, added: record.statements })), ...extended].flatMap(
      ({ record, added }) =>
        added.map((statement) => ({ recordId: record.id, authorId, ...statement })),
    ),
    now,
  );
  const targets = new Map(
    extended.map(({ record }) => [existing.get(record.id)!, record.kind] as const),
  );
  await deriveAnew(tx, targets, now);
  if (options.caseId) await fileInCase(tx, options.caseId, created, authorId, now);
  await appendToLedger(tx, [
    ...created.map((record) => entry("collection", record, record.statements.length, options)),
    ...extended.map(({ record, added }) => entry("alteration", record, added.length, options)),
  ]);
  await queueForMatching(
    tx,
    [...created.map((record) => record.id), ...targets.keys()],
    options.bulk ?? records.length > 1,
  );
  return {
    created: created.length,
    extended: extended.length,
    unchanged: records.length - created.length - extended.length,
    changed: new Set([...created, ...extended.map(({ record }) => record)].map(({ id }) => id)),
  };
}

/**
 * Derives records anew from all their current statements.
 * @param kinds the kind of each record, by id
 */
export async function deriveAnew(
  tx: Transaction,
  kinds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const current = await currentStatements(tx, [...kinds.keys()]);
  await updateDerived(
    tx,
    [...kinds].map(([id, kind]) => ({ id, derived: deriveFrom(kind, current.get(id) ?? []) })),
    now,
  );
}

async function fileInCase(
  tx: Transaction,
  caseId: string,
  records: readonly PreparedRecord[],
  addedBy: string | null,
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    case_id: caseId,
    record_id: record.id,
    added_by: addedBy,
    added_at: now,
  }));
  await tx.insertInto("case_record").values(rows).execute();
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
    message: record.message,
  };
}

function defaultReviewDate(now: Date): string {
  const review = new Date(now);
  review.setUTCFullYear(review.getUTCFullYear() + reviewAfterYears);
  return review.toISOString().slice(0, 10);
}
