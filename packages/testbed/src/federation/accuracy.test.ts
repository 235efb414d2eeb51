import { strengthOf, type KeyType } from "@entente/match";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inDatabase } from "../testing/database.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import {
  generateWorld,
  sharedBetween,
  type TruthEntity,
  type WorldAuthorityId,
} from "../world/index.ts";
import { loadView, worldRecordId } from "./load-view.ts";

const brussels = "be-brussels-prosecutor";
const marseille = "fr-marseille-prosecutor";
const limit = 10;
const kinds = [
  "Person",
  "Phone",
  "Company",
  "Identification",
  "Vehicle",
  "BankAccount",
  "Container",
  "Vessel",
  "Operation",
];

const world = generateWorld({ seed: 11, recordsPerNode: 450 });
let federation: TestFederation;
const loaded = { records: 0, seconds: 0 };

beforeAll(async () => {
  federation = await startTestFederation({ terms: { kinds, commonValueLimit: limit } });
  const from = performance.now();
  loaded.records = (await load(federation.brussels)) + (await load(federation.marseille));
  await federation.quiet();
  loaded.seconds = (performance.now() - from) / 1_000;
});
afterAll(() => federation.stop());

async function load(node: TestNode): Promise<number> {
  const view = world.views.get(node.id as WorldAuthorityId);
  if (!view) throw new Error(`the world has no view of ${node.id}`);
  return (await loadView(node.running().context, { ...view, cases: [] })).records;
}

/** The hits of both nodes as pairs of records of Brussels and of Marseille. */
async function foundPairs(): Promise<Map<string, KeyType[]>> {
  const handles = await inDatabase(federation.marseille.running(), (tx) =>
    tx.selectFrom("record_handle").select(["record_id", "handle"]).execute(),
  );
  const records = new Map(handles.map((row) => [row.handle.toString("hex"), row.record_id]));
  const hits = await inDatabase(federation.brussels.running(), (tx) =>
    tx.selectFrom("hit").selectAll().where("silent", "=", false).execute(),
  );
  return new Map(
    hits.map((hit) => [
      `${hit.record_id} ${records.get(hit.partner_handle.toString("hex"))}`,
      hit.key_types as KeyType[],
    ]),
  );
}

/** The match keys of each record of a node that are not too common, by value. */
async function keysOf(node: TestNode): Promise<Map<string, Map<string, string>>> {
  const rows = await inDatabase(node.running(), (tx) =>
    tx.selectFrom("match_key").select(["record_id", "value", "key_type"]).execute(),
  );
  const holders = Map.groupBy(rows, (row) => row.value);
  const telling = rows.filter((row) => (holders.get(row.value)?.length ?? 0) <= limit);
  return new Map(
    [...Map.groupBy(telling, (row) => row.record_id)].map(([id, keys]) => [
      id,
      new Map(keys.map((key) => [key.value, key.key_type])),
    ]),
  );
}

/** True pairs of records, by their ids, with what they are. */
function truePairs(): Map<string, TruthEntity> {
  return new Map(
    [...sharedBetween(world.truth, brussels, marseille)].map(({ entity, keys: [here, there] }) => [
      `${worldRecordId(brussels, here)} ${worldRecordId(marseille, there)}`,
      entity,
    ]),
  );
}

/** Pairs of operations that the truth knows to clash. */
function clashes(): Set<string> {
  const placed = [...world.truth.clashes].map((clash) => new Map(clash));
  return new Set(
    placed.map(
      (keys) =>
        `${worldRecordId(brussels, keys.get(brussels) ?? "")} ${worldRecordId(marseille, keys.get(marseille) ?? "")}`,
    ),
  );
}

async function silentIds(): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const node of [federation.brussels, federation.marseille]) {
    const rows = await inDatabase(node.running(), (tx) =>
      tx.selectFrom("record").select("id").where("silent", "=", true).execute(),
    );
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}

function kindsById(node: TestNode): Promise<Map<string, string>> {
  return inDatabase(node.running(), async (tx) => {
    const rows = await tx.selectFrom("record").select(["id", "kind"]).execute();
    return new Map(rows.map((row) => [row.id, row.kind]));
  });
}

describe("Two nodes with their views of one world", () => {
  test("find every person whom a document or phone joins, and join nobody else", async () => {
    const found = await foundPairs();
    const truth = truePairs();
    const [here, there] = [await keysOf(federation.brussels), await keysOf(federation.marseille)];
    const silent = await silentIds();
    const open = [...truth].filter(
      ([pair, { kind }]) => kinds.includes(kind) && pair.split(" ").every((id) => !silent.has(id)),
    );
    const shared = (pair: string): KeyType[] => {
      const [left = "", right = ""] = pair.split(" ");
      const [mine, theirs] = [here.get(left), there.get(right)];
      return [...(mine ?? [])]
        .filter(([value]) => theirs?.has(value))
        .map(([, type]) => type as KeyType);
    };
    const persons = open.filter(([, entity]) => entity.kind === "Person");
    const joined = persons.filter(([pair]) =>
      shared(pair).some((type) => type === "document" || type === "phone"),
    );
    expect(joined.length).toBeGreaterThan(5);
    expect(joined.filter(([pair]) => !found.has(pair))).toEqual([]);
    const strong = open.filter(([pair]) => strengthOf(shared(pair)).bits >= 25);
    expect(strong.filter(([pair]) => !found.has(pair))).toEqual([]);

    const [kindHere, kindThere] = [
      await kindsById(federation.brussels),
      await kindsById(federation.marseille),
    ];
    const belongs = (pair: string): boolean => {
      const [left = "", right = ""] = pair.split(" ");
      const pairOfKinds = new Set([kindHere.get(left), kindThere.get(right)]);
      const belonging = pairOfKinds.has("Phone") || pairOfKinds.has("Identification");
      return pairOfKinds.has("Person") && belonging;
    };
    const clashing = clashes();
    const wrong = [...found].filter(
      ([pair]) => !truth.has(pair) && !clashing.has(pair) && !belongs(pair),
    );
    const foundPersons = persons.filter(([pair]) => found.has(pair)).length;
    console.log(
      `${loaded.records} records matched in ${loaded.seconds.toFixed(1)} s; ` +
        `${persons.length} persons shared, ${joined.length} of them by document or phone; ` +
        `${foundPersons} persons found, ${found.size} hits in all, ${wrong.length} wrong`,
    );
    expect(wrong).toEqual([]);
  });

  test("both see the same hits", async () => {
    const open = (node: TestNode) =>
      inDatabase(node.running(), async (tx) => {
        const rows = await tx.selectFrom("hit").select("id").where("silent", "=", false).execute();
        return rows.length;
      });
    expect(await open(federation.marseille)).toBe(await open(federation.brussels));
  });

  test("change nothing when the same world comes twice", async () => {
    const state = (node: TestNode) =>
      inDatabase(node.running(), async (tx) => ({
        hits: await tx.selectFrom("hit").selectAll().orderBy("id").execute(),
        tags: await tx.selectFrom("own_tag").select("tag").orderBy("tag").execute(),
        listed: await tx.selectFrom("agreement").select("list_version").execute(),
        sent: await tx.selectFrom("outbox").select("id").orderBy("id").execute(),
      }));
    const before = [await state(federation.brussels), await state(federation.marseille)];
    await load(federation.brussels);
    await load(federation.marseille);
    await federation.quiet();
    expect([await state(federation.brussels), await state(federation.marseille)]).toEqual(before);
  });
});
