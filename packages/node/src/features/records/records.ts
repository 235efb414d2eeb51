import { newId, type RecordInput, type StatementInput } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { requireOpenCase } from "../cases/cases.ts";
import { followDerivations, type Gone } from "../recalls/derivations.ts";
import { prepareStatements, type PreparedStatement } from "./prepare.ts";
import { referenceProblems } from "./references.ts";
import { deriveAnew, saveRecords, type SaveOptions } from "./save.ts";
import { endStatements, insertStatements, queueForMatching } from "./store.ts";

export { saveRecords, type PreparedRecord } from "./save.ts";
export { insertStatements, matchingChannel, queueForMatching } from "./store.ts";

/**
 * Creates one record from a form.
 * @returns its id
 * @throws Problem 422 `statements-refused` when a statement cannot be taken in; 404 or 409 for a case
 *   that is not open to the actor or takes no records
 */
export async function createRecord(
  node: NodeContext,
  tx: Transaction,
  input: RecordInput,
  options: SaveOptions,
): Promise<string> {
  if (options.caseId) await requireOpenCase(tx, options.caseId);
  const statements = await cleanStatements(node, tx, input.kind, input.statements);
  if (statements.some((statement) => statement.supersedes !== null)) throw notCurrent();
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
        statements,
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
  justification: string,
): Promise<void> {
  const record = await editableRecord(node, tx, recordId);
  const statements = await cleanStatements(node, tx, record.kind, inputs);
  const authorId = tx.actor.type === "user" ? tx.actor.userId : null;
  const superseded = statements.flatMap((statement) => statement.supersedes ?? []);
  const ended = await endStatements(tx, recordId, superseded, "superseded", node.now());
  if (ended < superseded.length) throw notCurrent();
  const ids = statements.map(() => newId(node.now().getTime())).toSorted();
  await insertStatements(
    tx,
    statements.map((statement, index) => ({ recordId, authorId, id: ids[index]!, ...statement })),
    node.now(),
  );
  await followDerivations(node, tx, {
    statements: superseded.map((statementId) => ({ recordId, statementId })),
    reason: "superseded",
    text: justification,
    erase: false,
    recallId: null,
    replacements: new Map(
      statements.flatMap(({ supersedes }, index) =>
        supersedes === null ? [] : [[supersedes, ids[index]!] as const],
      ),
    ),
  });
  await afterChange(node, tx, recordId, { added: statements.length, ended }, justification);
}

/** How a statement is taken back, and what its recipients are to do with it. */
export type Withdrawal = {
  reason: string;
  why?: Gone["reason"] | undefined;
  /** Whether recipients erase it; otherwise they end it, as here. */
  erase?: boolean | undefined;
};

/**
 * Takes a statement back: it stays in the history and is no longer current, and every recipient is
 * told.
 * @throws Problem 404 or 409 as {@link addStatements}
 */
export async function withdrawStatement(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  statementId: string,
  { reason, why = "incorrect", erase = false }: Withdrawal,
): Promise<void> {
  await editableRecord(node, tx, recordId);
  const ended = await endStatements(tx, recordId, [statementId], reason, node.now());
  if (ended === 0) throw notCurrent();
  await followDerivations(node, tx, {
    statements: [{ recordId, statementId }],
    reason: why,
    text: reason,
    erase,
    recallId: null,
  });
  await afterChange(node, tx, recordId, { ended }, reason);
}

/** Sets whether a record is silent, and when it is reviewed. */
export async function changeRecord(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  change: { silent?: boolean | undefined; reviewAt?: string | undefined },
  justification: string,
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
    { act: "alteration", object: { type: "record", id: recordId }, justification, facts: change },
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

function notCurrent(): Problem {
  return new Problem(409, "statement-not-current", "That statement is not current here.", {
    remedy: "Look at the record again: somebody may have replaced or withdrawn it.",
  });
}

/** Derives a record anew from all its current statements, and sends it to matching. */
export async function refreshRecord(tx: Transaction, recordId: string, now: Date): Promise<void> {
  const { kind } = await tx
    .selectFrom("record")
    .select("kind")
    .where("id", "=", recordId)
    .executeTakeFirstOrThrow();
  await deriveAnew(tx, new Map([[recordId, kind]]), now);
  await queueForMatching(tx, [recordId]);
}

async function afterChange(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  facts: Record<string, unknown>,
  justification: string,
): Promise<void> {
  await refreshRecord(tx, recordId, node.now());
  await appendToLedger(tx, [
    { act: "alteration", object: { type: "record", id: recordId }, justification, facts },
  ]);
}

async function cleanStatements(
  node: NodeContext,
  tx: Transaction,
  kind: string,
  inputs: readonly StatementInput[],
): Promise<PreparedStatement[]> {
  const { statements, problems } = prepareStatements(kind, inputs, {
    country: node.authority.country,
  });
  const all = [...problems, ...(await referenceProblems(tx, kind, inputs))];
  const [first] = all;
  if (!first) return statements;
  const detail =
    all.length === 1
      ? first.hint
      : `${all.length} statements cannot be taken in; the first: ${first.hint}`;
  throw new Problem(422, "statements-refused", detail, {
    errors: all.map(({ index, hint }) => ({
      path: `body.statements.${index}.value`,
      message: hint,
    })),
  });
}
