import { newId, type StatementInput } from "@entente/model";
import { prepareStatements, saveRecords } from "@entente/node";
import { inDatabase } from "./database.ts";
import { statements } from "./statements.ts";
import type { TestNode } from "./test-federation.ts";
import { until } from "./until.ts";
import type { HitView, Page, RecordView } from "./views.ts";

/** Records something at a node, as its analyst would. */
export async function record(
  node: TestNode,
  kind: string,
  values: Record<string, string | readonly string[]> | StatementInput[],
  more: { silent?: boolean; caseId?: string } = {},
): Promise<RecordView> {
  const input = Array.isArray(values) ? values : statements(values);
  const body = { kind, statements: input, justification: "test", ...more };
  const { status, body: made } = await node.analyst().post<RecordView>("/records", body);
  if (status !== 201)
    throw new Error(`not recorded: ${JSON.stringify(made)}; log: ${node.logLines.at(-1)}`);
  return made;
}

/**
 * Records many things in one transaction, as an import does.
 * @returns their ids, in order
 */
export async function recordAtOnce(
  node: TestNode,
  kind: string,
  all: readonly Record<string, string | readonly string[]>[],
): Promise<string[]> {
  const { authority, now } = node.running().context;
  const records = all.map((values) => ({
    id: newId(),
    kind,
    originator: authority.id,
    silent: false,
    ...prepareStatements(kind, statements(values), { country: authority.country }),
  }));
  await inDatabase(node.running(), (tx) => saveRecords(tx, now(), records));
  return records.map(({ id }) => id);
}

/** Takes back the statement of a record that holds a property. */
export async function withdraw(node: TestNode, id: string, property: string): Promise<void> {
  const { statements: held } = await readRecord(node, id);
  const found = held.find((one) => one.property === property && one.endedAt === null);
  const path = `/records/${id}/statements/${found?.id}/withdrawal`;
  const { status } = await node.analyst().post(path, { reason: "wrong" });
  if (status !== 200) throw new Error(`not withdrawn: ${status}`);
}

/** A record as it is now. */
export async function readRecord(node: TestNode, id: string): Promise<RecordView> {
  const headers = { "x-justification": "test" };
  return (await node.analyst().get<RecordView>(`/records/${id}`, headers)).body;
}

/** All hits of a node, on one record when it is given. */
export async function hitsOf(node: TestNode, recordId?: string): Promise<HitView[]> {
  const query = recordId === undefined ? "" : `&record=${recordId}`;
  return (await node.analyst().get<Page<HitView>>(`/hits?limit=200${query}`)).body.items;
}

/** Waits for the one hit on a record, in a state when one is given. */
export async function hitOn(
  node: TestNode,
  recordId: string,
  state?: HitView["state"],
): Promise<HitView> {
  const hits = await until(
    () => hitsOf(node, recordId),
    (found) => found.length > 0 && (state === undefined || found[0]?.state === state),
  );
  if (hits.length > 1) throw new Error(`${hits.length} hits on one record`);
  return hits[0]!;
}

/** Confirms the hit on a record at a node. */
export async function confirm(node: TestNode, recordId: string): Promise<HitView> {
  const hit = await hitOn(node, recordId);
  return (await node.analyst().post<HitView>(`/hits/${hit.id}/confirmation`)).body;
}

/**
 * Records the same person at two nodes and waits until both see the hit.
 * @returns the records, the first node's hit, and the handles as the second node would name them:
 *   the first one's record, then its own
 */
export async function meet(one: TestNode, other: TestNode, values: Record<string, string>) {
  const mine = await record(one, "Person", values);
  const theirs = await record(other, "Person", values);
  const hit = await hitOn(one, mine.id);
  const { id } = await hitOn(other, theirs.id);
  const handles = await until(
    () =>
      inDatabase(other.running(), (tx) =>
        tx
          .selectFrom("hit")
          .innerJoin("record_handle", (join) =>
            join
              .onRef("record_handle.record_id", "=", "hit.record_id")
              .onRef("record_handle.agreement_id", "=", "hit.agreement_id"),
          )
          .select(["partner_handle", "handle"])
          .where("hit.id", "=", id)
          .executeTakeFirst(),
      ),
    (row) => row !== undefined,
  );
  return {
    mine,
    theirs,
    hit,
    handles: {
      handle: handles!.partner_handle.toString("base64"),
      ownHandle: handles!.handle.toString("base64"),
    },
  };
}

/** What a node's ledger says of an act. */
export function ledgerOf(node: TestNode, act: string) {
  return inDatabase(node.running(), (tx) =>
    tx.selectFrom("ledger_entry").selectAll().where("act", "=", act).orderBy("seq").execute(),
  );
}

/** The facts that a node's ledger notes of an act. */
export async function factsOf(node: TestNode, act: string): Promise<Record<string, unknown>[]> {
  return (await ledgerOf(node, act)).map(({ facts }) => facts as Record<string, unknown>);
}
