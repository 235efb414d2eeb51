import { containerCheckDigit } from "@entente/model";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { codeOf, openCase } from "../records/records.fixture.ts";
import type { AlarmView } from "./alarm-schemas.ts";
import { watchOnce } from "./watch.ts";

let node: TestNode;
let dpo: TestClient;
let number = 0;
let analystId: string;
let analyst: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("dpo@example.org", "data-protection-officer");
  dpo = await node.signIn("dpo@example.org");
});
afterAll(() => node.stop());
beforeEach(async () => {
  const email = `analyst${(number += 1)}@example.org`;
  analystId = await node.addUser(email, "analyst", "administrator");
  analyst = await node.signIn(email);
});

const container = (serial: number) => {
  const code = `XXXU${String(serial).padStart(6, "0")}`;
  return `${code}${containerCheckDigit(code)}`;
};
const search = (q: string) => analyst.get(`/records?q=${q}`);
const alarms = async (of: TestClient = dpo) => {
  const { body } = await of.get<{ items: AlarmView[] }>("/oversight/alarms?state=unresolved");
  return body.items.filter(({ subject }) => subject.id === analystId);
};

/** Searches container numbers until the node refuses; how many were answered. */
async function sweep(from: number): Promise<number> {
  for (let count = 0; count < 40; count++)
    if ((await search(container(from + count))).status !== 200) return count;
  return 40;
}

describe("A user who searches one container number after the other", () => {
  test("is stopped after 25, told why, and released by the officer with a reason", async () => {
    expect(await sweep(100_000)).toBe(25);
    const refused = await search("anything");
    expect([refused.status, codeOf(refused)]).toEqual([403, "search-stopped"]);
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({
      pattern: "serial-numbers",
      stops: true,
      state: "open",
      evidence: { values: 25, found: 0, shape: "AAAA9999999" },
      can: { acknowledge: true, resolve: true },
    });

    const seen = await dpo.post<AlarmView>(`/oversight/alarms/${alarm!.id}/acknowledgement`);
    expect(seen.body).toMatchObject({ state: "acknowledged" });
    expect((await search("anything")).status).toBe(403);

    const decision = { outcome: "false-alarm", reason: "A manifest was checked by hand" };
    const path = `/oversight/alarms/${alarm!.id}/resolution`;
    const released = await dpo.post<AlarmView>(path, decision);
    expect(released.body).toMatchObject({ state: "resolved", resolved: decision });
    expect((await search("anything")).status).toBe(200);
    expect(await alarms()).toEqual([]);
    expect((await dpo.post(path, decision)).status).toBe(409);
  });

  test("can go on within a case, and cannot release the alarm alone", async () => {
    const caseId = await openCase(analyst);
    await sweep(200_000);
    expect((await analyst.get(`/records?q=x&case=${caseId}`)).status).toBe(200);
    const [alarm] = await alarms(analyst);
    expect(alarm?.can).toEqual({ acknowledge: false, resolve: false });
    const answer = await analyst.post(`/oversight/alarms/${alarm!.id}/resolution`, {
      outcome: "explained",
      reason: "it was only me, myself",
    });
    expect([answer.status, codeOf(answer)]).toEqual([403, "own-alarm"]);
  });

  test("leaves alarm, refusals and release in the ledger", async () => {
    await sweep(300_000);
    const [alarm] = await alarms();
    const entries = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select(["act", "facts"])
        .where((eb) =>
          eb.or([
            eb("object_id", "=", alarm!.id),
            eb.and([eb("act", "=", "refused-access"), eb("actor_id", "=", analystId)]),
          ]),
        )
        .orderBy("seq")
        .execute(),
    );
    expect(entries).toMatchObject([
      { act: "administration", facts: { what: "alarm-raised", pattern: "serial-numbers" } },
      { act: "refused-access", facts: { reason: "search-stopped" } },
    ]);
  });
});

describe("A user who opens records", () => {
  const open = (count: number, words: (index: number) => string) =>
    node.context.store.transaction({ type: "user", userId: analystId }, (tx) =>
      appendToLedger(
        tx,
        Array.from({ length: count }, (_, index) => ({
          act: "consultation" as const,
          object: { type: "record", id: crypto.randomUUID() },
          justification: words(index),
        })),
      ),
    );

  test("outside any case by the hundreds is stopped from searching", async () => {
    await open(200, (index) => `reason ${index}`);
    await watchOnce(node.context);
    expect(await alarms()).toMatchObject([{ pattern: "records-without-case", stops: true }]);
    expect((await search("anything")).status).toBe(403);
  });

  test("with the same words a hundred times is reported, not stopped", async () => {
    await open(120, () => "drug inquiry");
    await watchOnce(node.context);
    await watchOnce(node.context);
    expect(await alarms()).toMatchObject([{ pattern: "justification-repeated", stops: false }]);
    expect((await search("anything")).status).toBe(200);
  });

  test("now and then is not reported", async () => {
    await open(60, (index) => `reason ${index}`);
    await watchOnce(node.context);
    expect(await alarms()).toEqual([]);
  });
});
