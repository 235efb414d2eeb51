import { newId } from "@entente/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, openStore, type Store } from "../store/store.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { purgeDelivered, retention } from "./purge.ts";
import { defaultRetryLimits } from "./retry-policy.ts";

const system = { type: "system", name: "test" } as const;
const now = new Date("2026-06-01T00:00:00Z");
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

let store: Store;
beforeAll(async () => {
  const { url, ownerUrl } = await createTestDatabase();
  await migrate(ownerUrl, new URL(url).username);
  store = openStore(url, 2);
});
afterAll(() => store.close());

test("What was delivered goes first, what was given up later, receipts last, and what waits never", async () => {
  const message = { partner_id: "fr-b", stream: "s", type: "test", body: "{}" };
  const ages = [1, 8, 61, 91];
  await store.transaction(system, async (tx) => {
    for (const days of ages) {
      const at = daysAgo(days);
      await tx
        .insertInto("outbox")
        .values([
          { ...message, id: newId(), last_error: `delivered ${days}`, delivered_at: at },
          { ...message, id: newId(), last_error: `failed ${days}`, failed_at: at },
          { ...message, id: newId(), last_error: `waiting ${days}`, created_at: at },
        ])
        .execute();
      await tx
        .insertInto("inbox")
        .values({
          partner_id: "fr-b",
          message_id: newId(),
          type: "test",
          body_hash: Buffer.alloc(32),
          receipt: String(days),
          received_at: at,
        })
        .execute();
    }
  });
  expect(await purgeDelivered(store, now)).toBe(false);
  const left = await store.transaction(system, async (tx) => ({
    outbox: await tx.selectFrom("outbox").select("last_error").execute(),
    inbox: await tx.selectFrom("inbox").select("receipt").execute(),
  }));
  expect(left.outbox.map((row) => row.last_error).toSorted()).toEqual(
    ["delivered 1", "failed 1", "failed 8", ...ages.map((days) => `waiting ${days}`)].toSorted(),
  );
  expect(left.inbox.map((row) => row.receipt).toSorted()).toEqual(["1", "61", "8"]);
});

test("A receipt outlasts every duplicate that can still come", () => {
  const tried = defaultRetryLimits.oldest / 86_400_000;
  expect(retention.receipts).toBeGreaterThan(retention.failed + tried);
});
