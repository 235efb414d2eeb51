import { newId } from "@entente/model";
import { mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { savePartner } from "../features/agreements/partners.ts";
import { loadIdentity } from "./identity.ts";
import { announceKeys, keyFolder } from "./key-rotation.ts";
import { learnKeys } from "./learn-keys.ts";
import { startPair, type End, type Pair } from "./link-pair.fixture.ts";
import { openPartners } from "./partners.ts";
import { ownIdentity } from "./key-upkeep.ts";

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe("The keys of a node", () => {
  test("change when announced ones come due, and the former ones go when their time is over", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "entente-rotation-"));
    let now = new Date("2026-06-01T00:00:00Z");
    const identity = await loadIdentity(dataDir, "be-brussels", () => now);
    const first = identity.keyId;
    const dates = {
      validFrom: new Date("2026-06-08T00:00:00Z"),
      overlapUntil: new Date("2026-06-15T00:00:00Z"),
    };
    const made = await announceKeys(keyFolder(dataDir), "be-brussels", dates, now);
    expect(made.ok).toBe(true);
    await identity.refresh();
    expect(identity).toMatchObject({ keyId: first, former: null, announced: made.announced });
    const again = await announceKeys(keyFolder(dataDir), "be-brussels", dates, now);
    expect(again).toMatchObject({ ok: false, reason: "rotation-under-way" });

    now = dates.validFrom;
    expect(identity.keyId).not.toBe(first);
    expect(identity.tls.fingerprint).toBe(made.announced.tlsFingerprint);
    const second = identity.keyId;
    const restarted = await loadIdentity(dataDir, "be-brussels", () => now);
    expect(restarted.keyId).toBe(second);
    expect((await stat(join(dataDir, "identity", "next", "tls.pem"))).mode & 0o777).toBe(0o600);

    now = dates.overlapUntil;
    await identity.refresh();
    expect(identity).toMatchObject({ keyId: second, former: null, announced: null });
    expect((await readdir(join(dataDir, "identity"))).toSorted()).toEqual([
      "signing-key.pem",
      "tls.pem",
    ]);
    expect((await loadIdentity(dataDir, "be-brussels", () => now)).keyId).toBe(second);
  });
});

describe("Two nodes", () => {
  let pair: Pair;
  const got: string[] = [];
  const sent: string[] = [];

  beforeAll(async () => {
    pair = await startPair({ upkeepEveryMs: 150 });
    await pair.b.reopen((link) => {
      link.registerHandler("request.received", async (_tx, _envelope, { requestId }) => {
        got.push(requestId);
        return { ok: true };
      });
    });
    await know(pair.a, pair.b);
  });
  afterAll(() => pair.stop());

  /** The address of the other end, which has changed when it was opened anew. */
  async function know(one: End, other: End): Promise<void> {
    await one.store.transaction({ type: "system", name: "test" }, (tx) =>
      savePartner(tx, {
        authority: other.node.authority,
        linkUrl: other.link().url,
        signingKey: other.node.identity.signingKey.toString("base64"),
        tlsFingerprint: other.node.identity.tls.fingerprint,
      }),
    );
  }

  async function sendOne(): Promise<void> {
    const requestId = newId();
    const at = new Date().toISOString();
    sent.push(requestId);
    await pair.a.send({
      stream: "test",
      type: "request.received",
      payload: { requestId, receivedAt: at, dueAt: at },
    });
  }

  const partnerAt = async (end: End) => (await openPartners(end.store).all())[0]!;

  test("lose no message while one changes its keys, and take only the new ones after", async () => {
    const { a, b } = pair;
    const before = a.node.identity.keyId;
    const now = new Date();
    const made = await announceKeys(
      keyFolder(a.dataDir),
      a.node.authority.id,
      {
        validFrom: new Date(now.getTime() + 3_000),
        overlapUntil: new Date(now.getTime() + 7_000),
      },
      now,
    );
    let stages = 0;
    const going = (async () => {
      while (stages < 3) {
        await sendOne();
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    await until(async () => (await partnerAt(b)).keys.length === 2);
    stages++;
    await until(() => a.node.identity.keyId !== before);
    const switchedAt = sent.length;
    await until(() => got.length > switchedAt + 5);
    stages++;
    await until(async () => (await partnerAt(b)).keys.length === 1);
    const settledAt = sent.length;
    await until(() => got.length > settledAt + 5);
    stages++;
    await going;
    await until(() => got.length === sent.length);
    expect(got).toEqual(sent);

    const row = await b.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx.selectFrom("authority").selectAll().where("self", "=", false).executeTakeFirstOrThrow(),
    );
    expect(row.tls_fingerprint).toBe(made.announced.tlsFingerprint);
    expect(row.next_signing_key).toBeNull();
    const former = await b.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx.selectFrom("authority_key").selectAll().execute(),
    );
    expect(former.some(({ valid_until }) => valid_until !== null)).toBe(true);
  });

  test("do not take keys that the present one has not signed", async () => {
    const { a, b } = pair;
    const dataDir = await mkdtemp(join(tmpdir(), "entente-forged-"));
    const forger = await loadIdentity(dataDir, a.node.authority.id);
    const now = new Date();
    const dates = { validFrom: now, overlapUntil: new Date(now.getTime() + 60_000) };
    await announceKeys(keyFolder(dataDir), a.node.authority.id, dates, now);
    await forger.refresh();
    const partner = await partnerAt(b);
    const said = ownIdentity(a.node.authority, forger);
    expect(await learnKeys(b.store, partner, said, now)).toBe("refused");
    expect((await partnerAt(b)).keys).toHaveLength(1);
  });
});
