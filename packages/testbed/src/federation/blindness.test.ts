import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf, hitOn, hitsOf, record, recordAtOnce } from "../testing/acts.ts";
import { inDatabase, placesOf } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  idOfAgreement,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";

const people = 20;
const tagBytes = 16;
const entryBytes = 28;

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;
let ids: string[];

const person = (number: number) => ({
  name: `Wannes Verzonnen-${number}`,
  birthDate: `19${50 + number}-03-${10 + (number % 9)}`,
  phone: phone(number),
  passportNumber: `XFBE7000${String(number).padStart(3, "0")}`,
});

beforeAll(async () => {
  federation = await startTestFederation({ nodes: 3 });
  ({ brussels, marseille } = federation);
  ids = await recordAtOnce(
    brussels,
    "Person",
    Array.from({ length: people }, (_, number) => person(number)),
  );
  const known = await record(marseille, "Person", { name: "Another Name", phone: phone(7) });
  await hitOn(marseille, known.id);
  await federation.quiet();
});
afterAll(() => federation.stop());

/** What one node sent to another of some types, as it went over the wire. */
function sent(from: TestNode, to: TestNode, ...types: string[]) {
  return inDatabase(from.running(), (tx) =>
    tx
      .selectFrom("outbox")
      .select(["type", "body"])
      .where("type", "in", types)
      .where("partner_id", "=", to.id)
      .orderBy("seq")
      .execute(),
  );
}

/** All bytes of a message: its text, and what its base64 stands for. */
function bytesOf(body: string): string {
  const packed = [...body.matchAll(/"([A-Za-z0-9+/=]{16,})"/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("latin1"),
  );
  return [body, ...packed].join("\n");
}

/** Match keys of Brussels, with everything of them that must stay at home. */
function keysAtHome() {
  return inDatabase(brussels.running(), (tx) => tx.selectFrom("match_key").selectAll().execute());
}

function bytesOfId(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("latin1");
}

describe("What goes over the wire before a request", () => {
  test("holds no value, no match key, no kind of key and no id of a record", async () => {
    const types = ["list.delta", "hit.notice", "hit.answer"];
    const messages = [
      ...(await sent(brussels, marseille, ...types)),
      ...(await sent(marseille, brussels, ...types)),
    ];
    expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(types));
    const wire = messages.map(({ body }) => bytesOf(body)).join("\n");
    const keys = await keysAtHome();
    expect(keys.length).toBeGreaterThan(people * 3);
    const secrets = [
      ...keys.flatMap((key) => [key.value, key.key_type, key.digest.toString("latin1")]),
      ...ids.flatMap((id) => [id, bytesOfId(id)]),
      ...Array.from({ length: people }, (_, number) => Object.values(person(number))).flat(),
      "Person",
      "silent",
    ];
    expect(secrets.filter((secret) => wire.includes(secret))).toEqual([]);
  });

  test("leaves nothing of the records in the partner's database", async () => {
    const secrets = ["Wannes", "Verzonnen-7", phone(8), "XFBE7000", ids[7]!, bytesOfId(ids[7]!)];
    for (const secret of secrets) expect(await placesOf(marseille.running(), secret)).toEqual([]);
    const digests = new Set((await keysAtHome()).map((key) => key.digest.toString("hex")));
    const tags = await inDatabase(marseille.running(), (tx) =>
      tx.selectFrom("partner_tag").select("tag").execute(),
    );
    expect(tags.filter(({ tag }) => digests.has(tag.toString("hex")))).toEqual([]);
  });

  test("tells of an evaluation only how many elements there were", async () => {
    const facts = await factsOf(marseille, "evaluation");
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) expect(Object.keys(fact).toSorted()).toEqual(["elements", "refused"]);
    const elements = facts.map(({ elements: count }) => Number(count));
    expect(elements.reduce((sum, count) => sum + count, 0)).toBe((await keysAtHome()).length);
  });

  test("follows no order of the records, and mixes the tags of different ones", async () => {
    const [delta] = await sent(brussels, marseille, "list.delta");
    const { added } = (JSON.parse(delta!.body) as { payload: { added: string } }).payload;
    const packed = Buffer.from(added, "base64");
    const handles = Array.from({ length: packed.length / entryBytes }, (_, index) =>
      packed.subarray(index * entryBytes + tagBytes, (index + 1) * entryBytes).toString("hex"),
    );
    const runs = handles.filter((handle, index) => handle !== handles[index - 1]).length;
    expect(new Set(handles).size).toBe(people);
    expect(runs).toBeGreaterThan(people * 2);
    const rows = await inDatabase(brussels.running(), (tx) =>
      tx
        .selectFrom("record_handle")
        .select(["record_id", "handle"])
        .where("agreement_id", "=", idOfAgreement(1))
        .execute(),
    );
    const byRecord = new Map(rows.map((row) => [row.record_id, row.handle.toString("hex")]));
    expect([...new Set(handles)]).not.toEqual(ids.map((id) => byRecord.get(id)));
  });

  test("names a record otherwise to each partner, with other tags", async () => {
    const listed = (agreement: number) =>
      inDatabase(brussels.running(), async (tx) => {
        const id = idOfAgreement(agreement);
        const handles = await tx
          .selectFrom("record_handle")
          .select("handle")
          .where("agreement_id", "=", id)
          .execute();
        const tags = await tx
          .selectFrom("own_tag")
          .select("tag")
          .where("agreement_id", "=", id)
          .execute();
        return [
          ...handles.map((row) => row.handle.toString("hex")),
          ...tags.map((row) => row.tag.toString("hex")),
        ];
      });
    const [toMarseille, toAntwerp] = [new Set(await listed(1)), new Set(await listed(2))];
    expect(toMarseille.size).toBe(toAntwerp.size);
    expect(toMarseille.size).toBeGreaterThan(people * 3);
    expect([...toMarseille.intersection(toAntwerp)]).toEqual([]);
  });

  test("is no hit for a third node", async () => {
    expect(await hitsOf(federation.antwerp)).toEqual([]);
  });
});
