import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  confirm,
  hitOn,
  hitsOf,
  readRecord,
  record,
  recordAtOnce,
  withdraw,
} from "../testing/acts.ts";
import { inDatabase } from "../testing/database.ts";
import { phone, statement } from "../testing/statements.ts";
import {
  agreementId,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { HitView, ProblemView } from "../testing/views.ts";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;

beforeAll(async () => {
  federation = await startTestFederation();
  ({ brussels, marseille } = federation);
});
afterAll(() => federation.stop());

const person = (number: number) => ({ name: `Piet Verzonnen ${number}`, phone: phone(number) });

/** A person at each node, with the phone in common, and the hit that both see. */
async function met(number: number) {
  const here = await record(brussels, "Person", person(number));
  const there = await record(marseille, "Person", person(number));
  await hitOn(brussels, here.id);
  await hitOn(marseille, there.id);
  return { here, there };
}

function dismiss(node: TestNode, hit: HitView) {
  return node.analyst().post<HitView>(`/hits/${hit.id}/dismissal`, { reason: "a namesake" });
}

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

describe("A hit", () => {
  test("is withdrawn on both sides when the record no longer has the value, and new when it has", async () => {
    const { here, there } = await met(301);
    await confirm(brussels, here.id);
    await hitOn(marseille, there.id, "confirmed-there");
    await withdraw(brussels, here.id, "phone");
    const gone = await hitOn(marseille, there.id, "withdrawn");
    expect(gone.can).toEqual({ confirm: false, dismiss: false, request: false });
    await hitOn(brussels, here.id, "withdrawn");
    await federation.quiet();
    await brussels.analyst().post(`/records/${here.id}/statements`, {
      statements: [statement("phone", phone(301), { source: "report 2" })],
    });
    const again = await hitOn(marseille, there.id, "new");
    expect(again.partnerContact).toBeNull();
    expect(await hitOn(brussels, here.id, "new")).toMatchObject({ confirmedBy: null });
  });

  test("grows when more is found in common", async () => {
    const { here, there } = await met(302);
    const before = await hitOn(marseille, there.id);
    for (const node of [brussels, marseille])
      await node.analyst().post(`/records/${node === brussels ? here.id : there.id}/statements`, {
        statements: [statement("email", "piet@verzonnen.example")],
      });
    const grown = await until(
      () => hitOn(marseille, there.id),
      (hit) => hit.keyTypes.length === 2,
    );
    expect(grown.id).toBe(before.id);
    expect(grown.strength.bits).toBeGreaterThan(before.strength.bits);
    await federation.quiet();
    expect((await hitOn(brussels, here.id)).keyTypes.toSorted()).toEqual(["email", "phone"]);
  });

  test("moves to the record into which its record is merged, and back", async () => {
    const { here, there } = await met(303);
    const target = await record(brussels, "Person", { name: "Pieter Fictief" });
    const merge = { otherId: here.id, reason: "the same man" };
    expect((await brussels.analyst().post(`/records/${target.id}/merge`, merge)).status).toBe(200);
    await hitOn(brussels, target.id, "new");
    await until(
      () => statesOf(marseille, there.id),
      (states) => states.join(" ") === "new withdrawn",
    );
    await federation.quiet();
    expect(await statesOf(brussels, here.id)).not.toContain("new");

    expect((await brussels.analyst().post(`/records/${target.id}/split`, merge)).status).toBe(200);
    await until(
      () => statesOf(brussels, target.id),
      (states) => !states.includes("new"),
    );
    await hitOn(brussels, here.id, "new");
    await federation.quiet();
    expect(await statesOf(marseille, there.id)).toEqual(["new", "withdrawn"]);
  });

  test("dismissed here shows as the partner's decision there, until it is undone", async () => {
    const { here, there } = await met(304);
    const dismissed = await dismiss(brussels, await hitOn(brussels, here.id));
    expect(dismissed.body).toMatchObject({ state: "dismissed", dismissedReason: "a namesake" });
    const told = await hitOn(marseille, there.id, "dismissed");
    expect(told).toMatchObject({ dismissedReason: "by-partner", can: { confirm: true } });
    expect(JSON.stringify(told)).not.toContain("namesake");
    expect((await confirm(brussels, here.id)).state).toBe("confirmed-here");
    await hitOn(marseille, there.id, "confirmed-there");
  });

  test("dismissed here and confirmed there is confirmed on both sides once that is undone", async () => {
    const { here, there } = await met(305);
    await dismiss(brussels, await hitOn(brussels, here.id));
    await hitOn(marseille, there.id, "dismissed");
    await confirm(marseille, there.id);
    await federation.quiet();
    expect(await statesOf(brussels, here.id)).toEqual(["dismissed"]);
    expect(await statesOf(marseille, there.id)).toEqual(["dismissed"]);
    expect((await confirm(brussels, here.id)).state).toBe("confirmed");
    expect((await hitOn(marseille, there.id, "confirmed")).can.request).toBe(true);
  });

  test("is confirmed on both sides when both confirm at the same moment", async () => {
    const numbers = [311, 312, 313, 314, 315, 316];
    const pairs = await Promise.all(numbers.map(met));
    await Promise.all(
      pairs.flatMap(({ here, there }) => [
        confirm(brussels, here.id),
        confirm(marseille, there.id),
      ]),
    );
    await federation.quiet();
    for (const { here, there } of pairs) {
      expect(await statesOf(brussels, here.id)).toEqual(["confirmed"]);
      expect(await statesOf(marseille, there.id)).toEqual(["confirmed"]);
    }
  });

  test("of records that change again and again ends as their last state says", async () => {
    const { here, there } = await met(306);
    const path = `/records/${here.id}/statements`;
    for (let round = 0; round < 4; round++) {
      await withdraw(brussels, here.id, "phone");
      const back = statement("phone", phone(306), { source: `round ${round}` });
      await brussels.analyst().post(path, { statements: [back] });
    }
    await federation.quiet();
    expect(await statesOf(brussels, here.id)).toEqual(["new"]);
    expect(await statesOf(marseille, there.id)).toEqual(["new"]);
    const stale = await inDatabase(brussels.running(), (tx) =>
      tx
        .selectFrom("own_tag")
        .select("tag")
        .where("agreement_id", "=", agreementId)
        .where("record_id", "=", here.id)
        .execute(),
    );
    expect(stale).toHaveLength(1);
  });
});
