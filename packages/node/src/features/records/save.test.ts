import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { createPerson, named, openWith, statement, type Rows } from "./records.fixture.ts";
import { saveRecords, type PreparedRecord } from "./save.ts";

let node: TestNode;
let ana: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
});
afterAll(() => node.stop());

const save = (...records: PreparedRecord[]) =>
  node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    saveRecords(tx, node.context.now(), records),
  );
const person = (id: string, ...names: string[]): PreparedRecord => ({
  id,
  kind: "Person",
  originator: node.context.authority.id,
  silent: false,
  statements: names.flatMap((name) => named(name)),
});
const found = async (q: string) =>
  (await ana.get<Rows>(`/records?q=${encodeURIComponent(q)}`)).body.items.map((row) => row.id);

describe("Saving a record that is there already", () => {
  test("changes nothing when nothing is new, and adds what is", async () => {
    const id = newId();
    expect(await save(person(id, "Anton"))).toMatchObject({ created: 1, extended: 0 });
    expect(await save(person(id, "Anton"))).toMatchObject({ unchanged: 1, extended: 0 });
    const more = await save(person(id, "Anton", "Toni Macaroni"));
    expect(more).toMatchObject({ extended: 1, changed: new Set([id]) });
    expect((await openWith(ana, id)).body.statements.map((row) => row.value)).toEqual([
      "Anton",
      "Toni Macaroni",
    ]);
    expect(await found("macaroni")).toEqual([id]);
  });

  test("does not bring back what somebody has replaced or taken back", async () => {
    const id = newId();
    await save(person(id, "Wrong Name", "Wrong Alias"));
    const { body } = await openWith(ana, id);
    const [first, second] = body.statements;
    await ana.post(`/records/${id}/statements`, {
      statements: [statement("name", "Right Name", { supersedes: first!.id })],
    });
    await ana.post(`/records/${id}/statements/${second!.id}/withdrawal`, { reason: "a mistake" });
    expect(await save(person(id, "Wrong Name", "Wrong Alias"))).toMatchObject({ unchanged: 1 });
    expect(await found("wrong")).toEqual([]);
  });

  test("and merged into another adds to that one, which keeps all it was found by", async () => {
    const [one, two] = [newId(), newId()];
    await save(person(one, "Import Eins"), person(two, "Import Zwei"));
    const target = await createPerson(ana, "Target Itself");
    for (const otherId of [one, two])
      await ana.post(`/records/${target.id}/merge`, { otherId, reason: "same person" });
    const outcome = await save(
      person(one, "Import Eins", "Newly Uno"),
      person(two, "Import Zwei", "Newly Due"),
    );
    expect(outcome).toMatchObject({ extended: 2, unchanged: 0 });
    const { body } = await openWith(ana, target.id);
    expect(body.caption).toBe("Target Itself");
    expect(body.statements.filter((row) => row.recordId === one).map((row) => row.value)).toEqual([
      "Import Eins",
      "Newly Uno",
    ]);
    for (const q of ["itself", "eins", "zwei", "uno", "due"])
      expect([q, await found(q)]).toEqual([q, [target.id]]);
  });

  test("at the same time as somebody edits it loses nothing", async () => {
    const id = newId();
    await save(person(id, "Concurrent"));
    await openWith(ana, id);
    await Promise.all([
      ...["Imported A", "Imported B", "Imported C"].map((name) => save(person(id, name))),
      ...["Edited A", "Edited B", "Edited C"].map((name) =>
        ana.post(`/records/${id}/statements`, { statements: [statement("name", name)] }),
      ),
    ]);
    for (const q of ["imported a", "imported b", "imported c", "edited a", "edited b", "edited c"])
      expect([q, await found(q)]).toEqual([q, [id]]);
  });
});
