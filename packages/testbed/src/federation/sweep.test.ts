import { createUser, watchOnce } from "@entente/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf, recordAtOnce } from "../testing/acts.ts";
import { clientOf, signIn, type ApiClient } from "../testing/api-client.ts";
import { inDatabase } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  agreementId,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";

type Alarm = { id: string; pattern: string; state: string; evidence: Record<string, unknown> };

const allowance = 500;
const email = "officer@brussels.example";
const password = "a long test password";

let federation: TestFederation;
let victim: TestNode;
let sweeper: TestNode;
/** How far the clocks of both nodes are ahead. */
let ahead = 0;

beforeAll(async () => {
  const now = () => new Date(Date.now() + ahead);
  federation = await startTestFederation({ overrides: { now } });
  ({ brussels: victim, marseille: sweeper } = federation);
  await inDatabase(victim.running(), (tx) =>
    createUser(tx, {
      email,
      name: "The officer",
      roles: ["data-protection-officer"],
      language: "en",
      password,
    }),
  );
});
afterAll(() => federation.stop());

/** Has guessed container numbers evaluated past the sweeper's own matching, as one bent on it would. */
async function evaluateGuesses(from: number, count: number) {
  const { tagging, link } = sweeper.running().context;
  const guesses = Array.from({ length: count }, (_, index) =>
    Buffer.from(`containerNumber/XXXU${String(from + index).padStart(6, "0")}`),
  );
  const { elements } = await tagging.blind(guesses);
  return link.evaluate(victim.id, agreementId, elements);
}

/** Signed in anew each time, since the clock runs ahead of sessions. */
async function officer(): Promise<ApiClient> {
  const { httpUrl } = victim.running();
  return clientOf(httpUrl, await signIn(httpUrl, email, password));
}

const alarms = async () =>
  (await (await officer()).get<{ items: Alarm[] }>("/oversight/alarms?state=unresolved")).body
    .items;
const look = () => watchOnce(victim.running().context);

describe("A partner that lists what it queries", () => {
  test("is not held up by a file of 800 records, nor reported", async () => {
    const phones = Array.from({ length: 800 }, (_, index) => ({ number: phone(index) }));
    await recordAtOnce(sweeper, "Phone", phones);
    await federation.quiet();
    ahead += 3_600_000;
    await look();
    expect(await alarms()).toEqual([]);
  });
});

describe("A partner that sweeps container numbers", () => {
  test("is stopped before the thousandth, though its budget is a million", async () => {
    ahead += 24 * 3_600_000;
    const answers = new Set<string>();
    let evaluated = 0;
    for (let from = 0; from < 1_000; from += 50) {
      const answer = await evaluateGuesses(from, 50);
      answers.add(answer.ok ? "ok" : answer.reason);
      if (answer.ok) evaluated += 50;
    }
    expect([...answers]).toEqual(["ok", "odd-pattern"]);
    // What the file above has earned beyond its own queries comes on top of the allowance.
    expect(evaluated).toBeGreaterThanOrEqual(allowance);
    expect(evaluated).toBeLessThanOrEqual(allowance + 200);
    expect(await factsOf(victim, "evaluation")).toContainEqual({
      elements: 50,
      refused: true,
      reason: "odd-pattern",
    });
  });

  test("is reported to the officer when no list follows, and all its queries stop", async () => {
    await look();
    expect(await alarms()).toEqual([]);
    ahead += 11 * 60_000;
    await look();
    expect(await alarms()).toMatchObject([
      { pattern: "unlisted-evaluations", state: "open", evidence: { asked: 50, listSize: 800 } },
    ]);
    expect(await evaluateGuesses(5_000, 1)).toMatchObject({
      reason: "odd-pattern",
      retryAfter: 3_600,
    });
  });

  test("goes on once the officer has released it with a reason", async () => {
    const [alarm] = await alarms();
    const { status } = await (
      await officer()
    ).post(`/oversight/alarms/${alarm?.id}/resolution`, {
      outcome: "explained",
      reason: "The partner queries an operation it keeps silent",
      allow: 1_000,
    });
    expect(status).toBe(200);
    for (let from = 0; from < 1_500; from += 500)
      expect((await evaluateGuesses(10_000 + from, 500)).ok).toBe(true);
    expect(await evaluateGuesses(20_000, 1)).toMatchObject({ reason: "odd-pattern" });
  });

  test("that lists again in time gets through without an alarm", async () => {
    await recordAtOnce(
      sweeper,
      "Phone",
      Array.from({ length: 300 }, (_, index) => ({ number: phone(3_000 + index) })),
    );
    await federation.quiet();
    ahead += 11 * 60_000;
    await look();
    expect(await alarms()).toEqual([]);
  });
});
