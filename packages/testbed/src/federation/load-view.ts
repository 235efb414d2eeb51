import { propertyOf, type StatementInput } from "@entente/model";
import {
  derivedId,
  fileRecords,
  openCase,
  prepareStatements,
  saveRecords,
  setMember,
  type NodeContext,
  type PreparedRecord,
} from "@entente/node";
import type { View, WorldCase, WorldRecord } from "../world/index.ts";

const recordsPerTransaction = 500;
const system = { type: "system", name: "generated-data" } as const;

/** How a view of the generated world went into a node. */
export type Loaded = { records: number; refused: number; cases: number };

/** The id that a record of the generated world has in its authority's node. */
export function worldRecordId(authorityId: string, key: string): string {
  return derivedId("generated-world", authorityId, key);
}

/**
 * Puts a view of the generated world into a node, records first, then the cases with their members.
 * @param onProgress told the number of records so far
 */
export async function loadView(
  node: NodeContext,
  view: View,
  onProgress: (records: number) => void = () => undefined,
): Promise<Loaded> {
  const loaded: Loaded = { records: 0, refused: 0, cases: 0 };
  let batch: PreparedRecord[] = [];
  const flush = async (): Promise<void> => {
    const records = batch;
    batch = [];
    await node.store.transaction(system, (tx) => saveRecords(tx, node.now(), records));
    loaded.records += records.length;
    onProgress(loaded.records);
  };
  for (const record of view.records) {
    const { statements, problems } = prepareStatements(
      record.kind,
      record.statements.map((statement) => inputOf(node, record, statement)),
      { country: node.authority.country },
    );
    loaded.refused += problems.length;
    if (statements.length === 0) continue;
    batch.push({
      id: worldRecordId(node.authority.id, record.key),
      kind: record.kind,
      originator: node.authority.id,
      silent: record.silent ?? false,
      statements,
    });
    if (batch.length >= recordsPerTransaction) await flush();
  }
  if (batch.length > 0) await flush();
  for (const found of view.cases) {
    await loadCase(node, found);
    loaded.cases++;
  }
  return loaded;
}

function inputOf(
  node: NodeContext,
  record: WorldRecord,
  statement: WorldRecord["statements"][number],
): StatementInput {
  const { property, source, grade, handling, observedAt } = statement;
  const isReference = propertyOf(record.kind, property)?.type === "entity";
  return {
    property,
    value: isReference ? worldRecordId(node.authority.id, statement.value) : statement.value,
    source,
    grade,
    handling,
    nature: statement.nature ?? "fact",
    observedAt,
  };
}

async function loadCase(node: NodeContext, found: WorldCase): Promise<void> {
  const users = await node.store.transaction(system, (tx) =>
    tx.selectFrom("app_user").select(["id", "roles"]).orderBy("id").execute(),
  );
  const members = users.filter((user) =>
    found.memberRoles.some((role) => user.roles.includes(role)),
  );
  const [lead, ...others] = members;
  if (!lead) throw new Error(`${node.authority.id} has no user for case ${found.number}`);
  await node.store.transaction({ type: "user", userId: lead.id }, async (tx) => {
    const { number, title, purpose } = found;
    const id = await openCase(node, tx, { number, title, purpose }, lead.id);
    for (const other of others) await setMember(tx, id, other.id, "member");
    const ids = found.recordKeys.map((key) => worldRecordId(node.authority.id, key));
    if (ids.length > 0) await fileRecords(node, tx, id, ids);
  });
}
