import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hitOn, hitsOf, readRecord, record, recordAtOnce, withdraw } from "../testing/acts.ts";
import { inDatabase } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { ProblemView } from "../testing/views.ts";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;

beforeAll(async () => {
  federation = await startTestFederation();
  ({ brussels, marseille } = federation);
});
afterAll(() => federation.stop());

const person = (number: number) => ({ name: `Piet Verzonnen ${number}`, phone: phone(number) });

async function statesOf(node: TestNode, recordId: string): Promise<string[]> {
  return (await hitsOf(node, recordId)).map((hit) => hit.state).toSorted();
}

describe("A silent record", () => {
  test("is never listed, and its hit is known to its owner alone", async () => {
    const silent = await record(brussels, "Person", person(101), { silent: true });
    const there = await record(marseille, "Person", person(101));
    const hit = await hitOn(brussels, silent.id);
    expect(hit).toMatchObject({ silent: true, can: { confirm: false, request: false } });
    await federation.quiet();
    expect(await hitsOf(marseille, there.id)).toEqual([]);
    const listed = await inDatabase(brussels.running(), async (tx) => [
      ...(await tx
        .selectFrom("own_tag")
        .select("tag")
        .where("record_id", "=", silent.id)
        .execute()),
      ...(await tx
        .selectFrom("record_handle")
        .select("handle")
        .where("record_id", "=", silent.id)
        .execute()),
    ]);
    expect(listed).toEqual([]);
    const refused = await brussels.analyst().post<ProblemView>(`/hits/${hit.id}/confirmation`);
    expect([refused.status, refused.body.type.split("/").at(-1)]).toEqual([409, "silent-hit"]);
    await federation.quiet();
    expect(await hitsOf(marseille, there.id)).toEqual([]);
  });

  test("is listed when its silence is lifted, and taken off when it is silenced again", async () => {
    const here = await record(brussels, "Person", person(102), { silent: true });
    const there = await record(marseille, "Person", person(102));
    await hitOn(brussels, here.id);
    await brussels.analyst().patch(`/records/${here.id}`, { silent: false });
    const told = await hitOn(marseille, there.id, "new");
    const open = await until(
      () => hitOn(brussels, here.id),
      (hit) => !hit.silent,
    );
    expect(open.can.confirm).toBe(true);

    await brussels.analyst().patch(`/records/${here.id}`, { silent: true });
    expect((await hitOn(marseille, there.id, "withdrawn")).id).toBe(told.id);
    const kept = await until(
      () => hitOn(brussels, here.id),
      (hit) => hit.silent,
    );
    expect(kept).toMatchObject({ state: "new", can: { confirm: false } });
    await federation.quiet();
    const listed = await inDatabase(marseille.running(), (tx) =>
      tx
        .selectFrom("partner_tag")
        .innerJoin("hit", "hit.partner_handle", "partner_tag.handle")
        .select("tag")
        .where("hit.id", "=", told.id)
        .execute(),
    );
    expect(listed).toEqual([]);
  });
});

describe("A value that too many records hold", () => {
  const common = phone(201);
  const holder = (number: number) => ({ name: `Holder Number ${number}`, phone: common });

  test("is capped when it arrives with them, and the record's page says so", async () => {
    const there = await record(marseille, "Person", person(200));
    const ids = await recordAtOnce(
      brussels,
      "Person",
      [1, 2, 3, 4].map((number) => ({ ...holder(number), phone: phone(200) })),
    );
    await federation.quiet();
    for (const id of ids) {
      expect(await hitsOf(brussels, id)).toEqual([]);
      expect((await readRecord(brussels, id)).capped).toEqual([{ keyType: "phone", records: 4 }]);
    }
    expect(await hitsOf(marseille, there.id)).toEqual([]);
  });

  test("is capped when one more record gets it, and free when one loses it", async () => {
    const there = await record(marseille, "Person", { name: "Zoé Rien", phone: common });
    const ids = [];
    for (const number of [1, 2, 3]) ids.push((await record(brussels, "Person", holder(number))).id);
    await until(
      () => statesOf(marseille, there.id),
      (states) => states.length === 3,
    );
    for (const id of ids) expect((await readRecord(brussels, id)).capped).toEqual([]);

    const fourth = (await record(brussels, "Person", holder(4))).id;
    await until(
      () => statesOf(marseille, there.id),
      (states) => states.every((state) => state === "withdrawn"),
    );
    await federation.quiet();
    for (const id of ids) {
      expect(await statesOf(brussels, id)).toEqual(["withdrawn"]);
      expect((await readRecord(brussels, id)).capped).toEqual([{ keyType: "phone", records: 4 }]);
    }
    expect(await hitsOf(brussels, fourth)).toEqual([]);

    await withdraw(brussels, fourth, "phone");
    await until(
      () => statesOf(marseille, there.id),
      (states) => states.filter((state) => state === "new").length === 3,
    );
    await federation.quiet();
    for (const id of [...ids, fourth]) expect((await readRecord(brussels, id)).capped).toEqual([]);
    for (const id of ids) expect(await statesOf(brussels, id)).toEqual(["new"]);
  });

  test("is noted on a silent record too", async () => {
    const silent = await record(
      brussels,
      "Person",
      { name: "Quiet One", phone: phone(202) },
      { silent: true },
    );
    await recordAtOnce(
      brussels,
      "Person",
      [1, 2, 3].map((number) => ({ ...holder(number), phone: phone(202) })),
    );
    await federation.quiet();
    const { capped } = await readRecord(brussels, silent.id);
    expect(capped).toEqual([{ keyType: "phone", records: 4 }]);
  });
});
