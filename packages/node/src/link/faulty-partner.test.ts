import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerResponse } from "node:http";
import { bodyHash } from "@entente/protocol";
import { checkpoint } from "./forger.fixture.ts";
import { loadIdentity, type Identity } from "./identity.ts";
import { startPair, type Pair } from "./link-pair.fixture.ts";
import {
  clockOf,
  readOutbox,
  readTraces,
  tracedType as type,
  traceMessages,
  until,
  untilSettled,
} from "./link-probe.fixture.ts";
import { standIn } from "./stranger.fixture.ts";

let pair: Pair;

beforeEach(async () => {
  pair = await startPair({ times: { connect: 1_000, answer: 700 } });
});
afterEach(() => pair.stop());

/** Lets a stand-in take the partner's place until a message was tried there, then the partner again. */
async function tryAtStandIn(
  answer: (response: ServerResponse) => unknown,
  tls: Identity["tls"] = pair.b.node.identity.tls,
) {
  const port = Number(new URL(pair.b.link().url).port);
  await pair.b.stopLink();
  const fake = await standIn(port, tls, answer);
  const payload = clockOf();
  await pair.a.send({ stream: "s", type, payload });
  const [tried] = await until(
    () => readOutbox(pair.a.store),
    (rows) => rows.some((row) => row.attempts > 0),
  );
  const requests = fake.requests();
  await fake.close();
  await pair.b.reopen(traceMessages);
  await untilSettled(pair.a.store);
  const effects = (await readTraces(pair.b.store)).get(payload.requestId);
  return { error: tried?.last_error, requests, effects };
}

describe("A message to a partner", () => {
  test("that is down waits, and arrives once the partner is back", async () => {
    await pair.b.stopLink();
    const payloads = Array.from({ length: 5 }, () => clockOf());
    for (const payload of payloads) await pair.a.send({ stream: "s", type, payload });
    await until(
      () => readOutbox(pair.a.store),
      (rows) => rows.some((row) => row.attempts >= 3),
    );
    expect((await readOutbox(pair.a.store))[0]).toMatchObject({ last_error: "unreachable" });
    await pair.b.reopen(traceMessages);
    await untilSettled(pair.a.store);
    const traces = await readTraces(pair.b.store);
    expect(payloads.map(({ requestId }) => traces.get(requestId))).toEqual([1, 1, 1, 1, 1]);
  });

  test("that answers too late is tried again and has its effect once", async () => {
    let slow = true;
    const payload = clockOf();
    await pair.b.reopen((link) =>
      traceMessages(link, async () => {
        if (slow) await new Promise((resolve) => setTimeout(resolve, 1_500));
        slow = false;
        return undefined;
      }),
    );
    await pair.a.send({ stream: "s", type, payload });
    await until(
      () => readOutbox(pair.a.store),
      ([row]) => row?.last_error === "slow",
    );
    await untilSettled(pair.a.store);
    expect((await readTraces(pair.b.store)).get(payload.requestId)).toBe(1);
  });

  test("that never answers is given up for now and arrives later", async () => {
    const tried = await tryAtStandIn(() => undefined);
    expect(tried).toEqual({ error: "slow", requests: 1, effects: 1 });
  });

  test("that answers with something else than JSON arrives later", async () => {
    const tried = await tryAtStandIn((response) => response.end("<h1>Welcome</h1>"));
    expect(tried).toMatchObject({ error: "nonsense", effects: 1 });
  });

  test("that answers with JSON that is no receipt arrives later", async () => {
    const tried = await tryAtStandIn((response) => response.end('{"receipts":[{"ok":true}]}'));
    expect(tried).toMatchObject({ error: "nonsense", effects: 1 });
  });

  test("that gives no receipt for it arrives later", async () => {
    const empty = { checkpoint: checkpoint(pair.b), receipts: [], deferred: [] };
    const tried = await tryAtStandIn((response) => response.end(JSON.stringify(empty)));
    expect(tried).toMatchObject({ error: "not-taken", effects: 1 });
  });

  test("that gives a receipt which it has not signed arrives later", async () => {
    const tried = await tryAtStandIn(async (response) => {
      const [message] = await readOutbox(pair.a.store);
      const receipt = {
        messageId: message?.id,
        status: "accepted",
        receivedAt: new Date().toISOString(),
        bodyHash: bodyHash(message?.body ?? ""),
        signature: Buffer.alloc(64).toString("base64"),
      };
      const forged = { checkpoint: checkpoint(pair.b), receipts: [receipt], deferred: [] };
      response.end(JSON.stringify(forged));
    });
    expect(tried).toMatchObject({ error: "not-taken", effects: 1 });
  });

  test("that does not sign for its own ledger arrives later", async () => {
    const wrong = { checkpoint: checkpoint(pair.a), receipts: [], deferred: [] };
    const tried = await tryAtStandIn((response) => response.end(JSON.stringify(wrong)));
    expect(tried).toMatchObject({ error: "nonsense", effects: 1 });
  });

  test("whose answer has no end is cut off and arrives later", async () => {
    const tried = await tryAtStandIn((response) => {
      const chunk = Buffer.alloc(1024 * 1024, " ");
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", pour);
      pour();
    });
    expect(tried).toMatchObject({ error: "nonsense", effects: 1 });
  });

  test("that fails inside arrives later", async () => {
    const tried = await tryAtStandIn((response) => {
      response.statusCode = 500;
      response.end('{"reason":"internal-error"}');
    });
    expect(tried).toMatchObject({ error: "internal-error", effects: 1 });
  });

  test("that sends it elsewhere is not followed there", async () => {
    const elsewhere = await standIn(0, pair.b.node.identity.tls, (response) => response.end("{}"));
    const tried = await tryAtStandIn((response) => {
      response.writeHead(307, { location: `https://127.0.0.1:${elsewhere.port}/link/messages` });
      response.end("{}");
    });
    expect(tried).toMatchObject({ error: "nonsense", effects: 1 });
    expect(elsewhere.requests()).toBe(0);
    await elsewhere.close();
  });

  test("is not said to a server with another certificate", async () => {
    const folder = await mkdtemp(join(tmpdir(), "entente-impostor-"));
    const impostor = await loadIdentity(folder, "fr-marseille");
    const tried = await tryAtStandIn((response) => response.end("{}"), impostor.tls);
    expect(tried).toEqual({ error: "wrong-certificate", requests: 0, effects: 1 });
  });
});

test("A message that the partner cannot read at all fails, and does not hold up the others", async () => {
  await pair.b.reopen(traceMessages);
  const payloads = [clockOf(), clockOf()];
  await pair.a.store.transaction({ type: "system", name: "test" }, async (tx) => {
    await pair.a.send({ stream: "s", type, payload: payloads[0]! }, tx);
    const broken = await pair.a.send({ stream: "s", type, payload: clockOf() }, tx);
    await tx
      .updateTable("outbox")
      .set({ body: '{"id":"not an id"}' })
      .where("id", "=", broken.id)
      .execute();
    await pair.a.send({ stream: "s", type, payload: payloads[1]! }, tx);
  });
  const rows = await untilSettled(pair.a.store);
  expect(rows.map((row) => [row.delivered_at !== null, row.last_error])).toEqual([
    [true, null],
    [false, "malformed"],
    [true, null],
  ]);
  const traces = await readTraces(pair.b.store);
  expect(payloads.map(({ requestId }) => traces.get(requestId))).toEqual([1, 1]);
});
