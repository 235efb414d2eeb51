import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf, readRecord, withdraw } from "../testing/acts.ts";
import { inDatabase, placesOf } from "../testing/database.ts";
import { askOn, confirmedHit, disclose, requestAt } from "../testing/disclosing.ts";
import { forge } from "../testing/forge.ts";
import { phone, statement } from "../testing/statements.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { Page, RecordView } from "../testing/views.ts";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;

beforeAll(async () => {
  federation = await startTestFederation();
  ({ brussels, marseille } = federation);
});
afterAll(() => federation.stop());

type Recall = {
  id: string;
  direction: string;
  type: string;
  reason: string;
  state: string;
  outstanding: number;
  records: { id: string }[];
};

async function recallsOf(node: TestNode, recordId: string): Promise<Recall[]> {
  const { body } = await node.analyst().get<Page<Recall>>("/recalls?limit=200");
  return body.items.filter(({ records }) => records.some(({ id }) => id === recordId));
}

const held = (number: number) => [
  statement("name", `Georges Inventé ${number}`),
  statement("phone", phone(number)),
  statement("address", `${number} rue des Chimères`),
];

const current = (record: RecordView, property: string) =>
  record.statements.filter((one) => one.property === property && one.endedAt === null);

describe("What was disclosed", () => {
  test("ends at its recipient when it is withdrawn, and the recipient says so", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(1), held(1));
    expect((await readRecord(brussels, foreignId)).caption).toBe("Georges Inventé 1");
    await withdraw(marseille, theirs.id, "name");

    const told = await until(
      () => recallsOf(marseille, theirs.id),
      (recalls) => recalls[0]?.state === "done",
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ direction: "out", type: "recall", reason: "incorrect" });
    const foreign = await readRecord(brussels, foreignId);
    expect(current(foreign, "name")).toEqual([]);
    expect(foreign.caption).not.toContain("Georges");
    expect(await recallsOf(brussels, foreignId)).toMatchObject([
      { direction: "in", state: "done" },
    ]);

    type Disclosures = { given: { recalledAt: string | null; acknowledged: boolean | null }[] };
    const { body } = await marseille
      .analyst()
      .get<Disclosures>(`/records/${theirs.id}/disclosures`);
    expect(body.given.filter(({ recalledAt }) => recalledAt === null)).toHaveLength(2);
    expect(body.given.filter(({ acknowledged }) => acknowledged === true)).toHaveLength(1);
    expect(await factsOf(marseille, "recall")).toContainEqual(
      expect.objectContaining({ as: "recall", reason: "incorrect" }),
    );
  });

  test("is replaced at its recipient when it is corrected, and corrected again", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(2), held(2));
    let replaced = current(theirs, "address")[0]!.id;
    for (const value of ["22 rue du Vent", "23 rue du Vent"]) {
      const { status, body } = await marseille
        .analyst()
        .post<RecordView>(`/records/${theirs.id}/statements`, {
          statements: [{ ...statement("address", value), supersedes: replaced }],
        });
      expect(status).toBe(200);
      replaced = current(body, "address")[0]!.id;
    }
    const foreign = await until(
      () => readRecord(brussels, foreignId),
      (record) => current(record, "address")[0]?.value === "23 rue du Vent",
    );
    expect(current(foreign, "address")).toHaveLength(1);
    expect(current(foreign, "address")[0]).toMatchObject({ handling: { codes: ["H1"] } });
    expect(await recallsOf(brussels, foreignId)).toMatchObject([
      { type: "correction", reason: "superseded" },
      { type: "correction", reason: "superseded" },
    ]);
  });

  test("leaves no trace of its content when it is erased, but the proof", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(3), held(3));
    const name = current(theirs, "name")[0]!;
    await marseille.analyst().post(`/records/${theirs.id}/statements/${name.id}/withdrawal`, {
      reason: "It must not have been sent",
      why: "unlawful",
      erase: true,
    });
    await until(
      () => recallsOf(marseille, theirs.id),
      (recalls) => recalls[0]?.state === "done",
    );
    expect((await readRecord(brussels, foreignId)).statements).toHaveLength(2);
    expect(await placesOf(brussels.running(), "Georges Inventé 3")).toEqual([]);
    expect(await factsOf(brussels, "erasure")).toContainEqual(
      expect.objectContaining({ reason: "unlawful", statements: 1 }),
    );
  });

  test("does not arrive any more when its recall overtook it", async () => {
    const { theirs, hit } = await confirmedHit(brussels, marseille, phone(4), held(4));
    const { id } = await askOn(brussels, marseille, hit);
    const [name, ...others] = theirs.statements.map((one) => one.id);
    const recall = {
      recallId: newId(),
      statementRefs: [name],
      reason: "incorrect",
      text: "Somebody else",
      erase: false,
    };
    for (let times = 0; times < 2; times++)
      expect(await forge(marseille, brussels, "statement.recall", recall)).toBeNull();
    await marseille.analyst().post(`/requests/${id}/reply`, { statementIds: [name, ...others] });
    const { foreignRecordId } = await requestAt(brussels, id, "answered");
    const foreign = await readRecord(brussels, foreignRecordId!);
    expect(foreign.statements.map(({ property }) => property).toSorted()).toEqual([
      "address",
      "phone",
    ]);
  });

  test("is recalled also when its agreement has been suspended since", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(5), held(5));
    await inDatabase(brussels.running(), (tx) =>
      tx.updateTable("agreement").set({ suspended: "key changed" }).execute(),
    );
    await withdraw(marseille, theirs.id, "name");
    await until(
      () => recallsOf(marseille, theirs.id),
      (recalls) => recalls[0]?.state === "done",
    );
    await inDatabase(brussels.running(), (tx) =>
      tx.updateTable("agreement").set({ suspended: null }).execute(),
    );
    expect(current(await readRecord(brussels, foreignId), "name")).toEqual([]);
  });

  test("is at least withdrawn where its correction is not taken", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(8), held(8));
    const suspend = (suspended: string | null) =>
      inDatabase(brussels.running(), (tx) =>
        tx.updateTable("agreement").set({ suspended }).execute(),
      );
    await suspend("key changed");
    await marseille.analyst().post<RecordView>(`/records/${theirs.id}/statements`, {
      statements: [
        {
          ...statement("address", "8 rue du Vent"),
          supersedes: current(theirs, "address")[0]!.id,
        },
      ],
    });
    await until(
      () => recallsOf(marseille, theirs.id),
      (recalls) => recalls[0]?.state === "done",
    );
    await suspend(null);
    expect(current(await readRecord(brussels, foreignId), "address")).toEqual([]);
    expect(await placesOf(brussels.running(), "8 rue du Vent")).toEqual([]);
  });

  test("is outstanding while an exported copy is out, until somebody brings it in", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(6), held(6));
    const copied = await brussels.analyst().post<{ content: string }>("/exports", {
      recordId: foreignId,
      format: "csv",
      use: "analysis",
      purpose: "For the wall of the team",
      recipient: "The team",
    });
    expect(copied.status).toBe(201);
    const line = copied.body.content.split("\r\n").find((each) => each.includes("rue des"));
    expect(line).toMatch(new RegExp(`^[0-9a-f-]{36},H1,,${marseille.id},`));
    await withdraw(marseille, theirs.id, "address");
    await until(
      () => recallsOf(marseille, theirs.id),
      (recalls) => recalls[0]?.state === "outstanding" && recalls[0].outstanding === 1,
    );

    type Copy = { id: string; recipient: string };
    const { body } = await brussels.analyst().get<Page<Copy>>("/outstanding-copies?open=true");
    expect(body.items).toMatchObject([{ recipient: "The team" }]);
    await brussels
      .analyst()
      .post(`/outstanding-copies/${body.items[0]!.id}/closure`, { reason: "Shredded" });
    await until(
      () => recallsOf(marseille, theirs.id),
      (recalls) => recalls[0]?.state === "done" && recalls[0].outstanding === 0,
    );
  });

  test("is recalled when its record is erased, and then nothing of it is left anywhere", async () => {
    const { theirs, foreignId } = await disclose(brussels, marseille, phone(7), held(7));
    await inDatabase(marseille.running(), (tx) =>
      tx
        .updateTable("record")
        .set({ review_at: "2020-01-01" })
        .where("id", "=", theirs.id)
        .execute(),
    );
    await marseille.stop();
    await marseille.start();
    await until(
      () => placesOf(brussels.running(), "Georges Inventé 7"),
      (places) => places.length === 0,
    );
    await until(
      () => placesOf(marseille.running(), "Georges Inventé 7"),
      (places) => places.length === 0,
    );
    expect((await brussels.analyst().get(`/records/${foreignId}?x`)).status).toBe(404);
    const { body } = await marseille
      .analyst()
      .get<Page<{ id: string; statements: number; disclosures: number }>>("/retention/erased");
    expect(body.items).toMatchObject([
      { id: theirs.id, cause: "retention", statements: 3, disclosures: 3 },
    ]);
    await federation.quiet();
    for (const table of ["own_tag", "match_key"] as const)
      expect(
        await inDatabase(marseille.running(), (tx) =>
          tx.selectFrom(table).select("record_id").where("record_id", "=", theirs.id).execute(),
        ),
      ).toEqual([]);
  });
});
