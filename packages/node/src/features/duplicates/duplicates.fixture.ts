import type { LinkageModel } from "@entente/match";
import { expect } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { statement } from "../records/records.fixture.ts";
import type { RecordDetails } from "../records/schemas.ts";
import type { Duplicate, OpenedDuplicate } from "./schemas.ts";

const levels = (same: number, differs: number, ...between: string[]) => [
  { id: "same", m: 0.85, u: same },
  ...between.map((id) => ({ id, m: 0.1 / between.length, u: 0.03 / between.length })),
  { id: "different", m: 0.05, u: differs },
];

/** How persons are compared in tests: by weights of their own, whatever comes with a node. */
export const testModel: LinkageModel = {
  version: 1,
  kind: "Person",
  prior: 0.0001,
  size: 1024,
  fields: [
    { id: "family-name", levels: levels(0.001, 0.96, "same-sound", "one-letter-apart") },
    { id: "given-name", levels: levels(0.01, 0.95, "same-sound", "one-letter-apart") },
    { id: "birth-date", levels: levels(0.0005, 0.9, "same-year", "one-digit-apart") },
    { id: "birth-place", levels: levels(0.05, 0.9, "similar") },
    { id: "passport-number", levels: levels(0.00001, 0.99, "one-character-apart") },
  ],
};

/** Starts a node that compares persons by {@link testModel}, adopted as version 1. */
export async function startComparingNode(
  options?: Parameters<typeof startTestNode>[0],
): Promise<TestNode> {
  const node = await startTestNode(options);
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    tx
      .insertInto("linkage_setting")
      .values({
        kind: "Person",
        version: 1,
        model: JSON.stringify(testModel),
        threshold: 0.9,
        origin: "learned",
        earlier_version: null,
        decisions: 0,
        reason: "for tests",
        adopted_by: null,
        adopted_at: new Date(),
      })
      .execute(),
  );
  return node;
}

/** A page of pairs. */
export type Pairs = { items: Duplicate[]; next: string | null; total: number | null };

const syllables =
  "ba chu dro fi gel ham jor ku lim mez no per qui ros tav ulm vek wos yas zo".split(" ");
let people = 0;

/** The values of a person whom no other test knows, and who resembles nobody. */
export function somebody(): Record<string, string> {
  people += 1;
  const name = (...steps: number[]) => {
    const word = steps.map((step) => syllables[(people * step) % syllables.length]).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  return {
    firstName: name(3, 7),
    lastName: name(1, 9, 13),
    birthDate: `19${50 + ((people * 7) % 45)}-0${1 + (people % 9)}-${10 + (people % 18)}`,
    birthPlace: "Oostende",
  };
}

/** Records a person with these values; `more` goes into the body. */
export async function recordPerson(
  client: TestClient,
  values: Record<string, string>,
  more: Record<string, unknown> = {},
): Promise<RecordDetails> {
  const { status, body } = await client.post<RecordDetails>("/records", {
    kind: "Person",
    statements: Object.entries(values).map(([property, value]) => statement(property, value)),
    ...more,
  });
  if (status !== 201) throw new Error(`not recorded: ${JSON.stringify(body)}`);
  return body;
}

/** The pairs that somebody sees in a state. */
export async function pairsOf(client: TestClient, query = "limit=200"): Promise<Duplicate[]> {
  const { status, body } = await client.get<Pairs>(`/duplicates?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.items;
}

/** The pair of two records, as soon as the node has found it. */
export async function foundPair(
  client: TestClient,
  one: { id: string },
  other: { id: string },
  query?: string,
): Promise<Duplicate> {
  const wanted = [one.id, other.id].toSorted();
  const find = async () =>
    (await pairsOf(client, query)).find(
      ({ left, right }) => left.id === wanted[0] && right.id === wanted[1],
    );
  await expect.poll(find, { timeout: 15_000, interval: 60 }).toBeDefined();
  return (await find())!;
}

/** Two records of one person, and the pair that the node makes of them. */
export async function recordTwice(client: TestClient, more: Record<string, unknown> = {}) {
  const values = somebody();
  const one = await recordPerson(client, values, more);
  const other = await recordPerson(client, values, more);
  return { values, one, other, pair: await foundPair(client, one, other) };
}

/** Looks at a pair, with a reason if one is given. */
export function lookAt(client: TestClient, id: string, reason?: string, query = "") {
  const headers = reason ? { "x-justification": encodeURIComponent(reason) } : undefined;
  return client.get<OpenedDuplicate>(`/duplicates/${id}${query}`, headers);
}

/** Decides a pair. */
export function decide(client: TestClient, id: string, body: Record<string, unknown>) {
  return client.post<{ id: string; state: string }>(`/duplicates/${id}/decision`, body);
}

/** Waits until the node has looked at all records that changed. */
export async function settled(node: TestNode): Promise<void> {
  const waiting = () =>
    node.context.store.transaction({ type: "system", name: "test" }, async (tx) => {
      const rows = await tx
        .selectFrom("duplicate_queue")
        .select("record_id")
        .union((eb) => eb.selectFrom("matching_queue").select("record_id"))
        .execute();
      return rows.length;
    });
  await expect.poll(waiting, { timeout: 15_000, interval: 60 }).toBe(0);
}
