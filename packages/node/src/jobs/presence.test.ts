import { newId } from "@entente/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claim, queueForTagging, type Lane } from "../features/matching/queues.ts";
import { claim as claimMessages, duePartners } from "../link/outbox-store.ts";
import { migrate, openStore, type Store } from "../store/store.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { sayAlive } from "./presence.ts";

const system = { type: "system", name: "test" } as const;
const lane: Lane = { agreementId: newId(), side: "list", bulk: false };
const limits = { messages: 10, bytes: 1_000_000, lease: 3_600_000 };

let one: Store;
let other: Store;
beforeAll(async () => {
  const { url, ownerUrl } = await createTestDatabase();
  await migrate(ownerUrl, new URL(url).username);
  one = openStore(url, 2);
  other = openStore(url, 2);
  await one.transaction(system, async (tx) => {
    await queueForTagging(tx, lane.agreementId, [newId()], false);
    const authority = { id: "fr-b", name: "B", type: "police", country: "fr", self: false };
    const unknown = {
      link_url: null,
      signing_key: null,
      tls_fingerprint: null,
      last_seen_at: null,
    };
    await tx
      .insertInto("authority")
      .values({ ...authority, ...unknown })
      .execute();
    const message = { partner_id: "fr-b", stream: "s", type: "test", body: "{}" };
    await tx
      .insertInto("outbox")
      .values({ ...message, id: newId() })
      .execute();
  });
});
afterAll(() => Promise.all([one.close(), other.close()]));

/** How much of the one record and the one message a server can claim. */
async function claimable(store: Store): Promise<[records: number, messages: number, due: number]> {
  const due = await duePartners(store);
  const messages = await claimMessages(store, "fr-b", limits);
  const records = await store.transaction(system, (tx) => claim(tx, lane, 10));
  return [records.length, messages.length, due.length];
}

test("What a server has claimed is its own while it lives, and free as soon as it has ended", async () => {
  await sayAlive(one, 60);
  expect(await claimable(one)).toEqual([1, 1, 1]);
  expect(await claimable(other)).toEqual([0, 0, 0]);
  await sayAlive(one, -1);
  expect(await claimable(other)).toEqual([1, 1, 1]);
});

test("What a server claimed that never said that it lives is its own until its time is over", async () => {
  expect(await claimable(one)).toEqual([0, 0, 0]);
});
