import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirm, hitOn, hitsOf, record, withdraw } from "../testing/acts.ts";
import { inDatabase } from "../testing/database.ts";
import { phone, statement } from "../testing/statements.ts";
import {
  agreementId,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { HitView } from "../testing/views.ts";

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

describe("A hit", () => {
  test("is found by both when both record it at the same moment", async () => {
    const numbers = Array.from({ length: 24 }, (_, number) => 400 + number);
    await Promise.all(
      numbers.flatMap((number) => [
        record(brussels, "Person", person(number)),
        record(marseille, "Person", person(number)),
      ]),
    );
    await federation.quiet();
    for (const node of [brussels, marseille]) {
      const found = (await hitsOf(node)).map((hit) => hit.record.caption);
      expect(found.toSorted()).toEqual(numbers.map((number) => person(number).name));
    }
  });

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

  test("found anew on one side alone learns again what the other has decided", async () => {
    const { here, there } = await met(307);
    await confirm(brussels, here.id);
    await confirm(marseille, there.id);
    await hitOn(brussels, here.id, "confirmed");
    await inDatabase(brussels.running(), (tx) =>
      tx.updateTable("hit").set({ state: "withdrawn" }).where("record_id", "=", here.id).execute(),
    );
    const more = { statements: [statement("notes", "Seen again")] };
    await brussels.analyst().post(`/records/${here.id}/statements`, more);
    await hitOn(brussels, here.id, "confirmed-there");
    expect((await confirm(brussels, here.id)).state).toBe("confirmed");
    expect((await hitOn(marseille, there.id)).state).toBe("confirmed");
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
