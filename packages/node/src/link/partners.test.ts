import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { openPartners } from "./partners.ts";

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node.stop());

const rawKey = (): Buffer =>
  Buffer.from(
    generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }).x ?? "",
    "base64url",
  );

test("A partner's former keys are taken until the end of their time by the node's clock, not longer", async () => {
  const { store } = node.context;
  const overlapUntil = new Date("2026-06-15T00:00:00Z");
  await store.transaction({ type: "system", name: "test" }, (tx) =>
    tx
      .insertInto("authority")
      .values({
        id: "fr-other-police",
        name: "Other",
        type: "police",
        country: "fr",
        self: false,
        link_url: null,
        last_seen_at: null,
        signing_key: rawKey(),
        tls_fingerprint: "a".repeat(64),
        next_signing_key: rawKey(),
        next_tls_fingerprint: "b".repeat(64),
        next_valid_from: new Date("2026-06-08T00:00:00Z"),
        next_overlap_until: overlapUntil,
      })
      .execute(),
  );
  let now = new Date("2026-06-14T23:59:59Z");
  const partners = openPartners(store, () => now);
  const taken = async () =>
    (await partners.byId("fr-other-police"))?.keys.map(({ fingerprint }) => fingerprint[0]);
  expect(await taken()).toEqual(["a", "b"]);
  now = overlapUntil;
  expect(await taken()).toEqual(["b"]);
  expect(await partners.byFingerprint("a".repeat(64))).toBeUndefined();
  now = new Date("2026-06-01T00:00:00Z");
  expect(await taken()).toEqual(["a", "b"]);
});
