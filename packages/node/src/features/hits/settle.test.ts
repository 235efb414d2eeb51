import { setTimeout as pause } from "node:timers/promises";
import { newId, usualTerms, type AgreementTerms } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { settleHits } from "./settle.ts";

const system = { type: "system", name: "test" } as const;
const partner = {
  id: "fr-test-prosecutor",
  name: "Partner",
  type: "prosecutor",
  country: "fr",
} as const;
const terms: AgreementTerms = {
  id: "0190a000-0000-7000-8000-00000000000b",
  version: 1,
  title: "Test agreement",
  parties: ["be-test-police", partner.id],
  legalBasis: "test",
  purposes: ["test"],
  kinds: ["Phone"],
  matching: true,
  defaultHandling: { codes: ["H0"] },
  clocks: { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 },
  evaluationBudget: 100,
  commonValueLimit: 10,
  hitThreshold: 25,
  validFrom: "2020-01-01",
  validUntil: "2099-12-31",
  ...usualTerms,
};
const agreement: KeptAgreement = {
  id: terms.id,
  terms,
  partner,
  signatures: Object.fromEntries(terms.parties.map((party) => [party, "signature"])),
  suspended: null,
  endedAt: null,
  partnerLastSeenAt: null,
};
const tag = Buffer.alloc(16, 1);
const handle = Buffer.alloc(12, 2);

let node: TestNode;

beforeAll(async () => {
  node = await startTestNode();
  await node.context.store.transaction(system, (tx) =>
    tx
      .insertInto("authority")
      .values({ ...partner, self: false, last_seen_at: null })
      .execute(),
  );
});
afterAll(() => node.stop());

describe("Looking for hits", () => {
  test("misses none when own keys and the partner's list grow at the same moment", async () => {
    const { store } = node.context;
    const recordId = newId();
    const [queried, listed, looked] = Array.from({ length: 3 }, () =>
      Promise.withResolvers<void>(),
    );
    await Promise.all([
      store.transaction(system, async (tx) => {
        await tx
          .insertInto("query_tag")
          .values({
            agreement_id: agreement.id,
            tag,
            record_id: recordId,
            key_type: "phone",
            digest: Buffer.alloc(16),
            proof_key: Buffer.alloc(32),
          })
          .execute();
        queried?.resolve();
        await listed?.promise;
        await settleHits(node.context, tx, agreement, { recordIds: [recordId] });
        // Stays open until the other has looked too, or is seen to wait for this one.
        await Promise.race([looked?.promise, pause(300)]);
      }),
      store.transaction(system, async (tx) => {
        await queried?.promise;
        await tx
          .insertInto("partner_tag")
          .values({ agreement_id: agreement.id, tag, handle })
          .execute();
        listed?.resolve();
        await pause(50);
        await settleHits(node.context, tx, agreement, { handles: [handle] });
        looked?.resolve();
      }),
    ]);
    const hits = await store.transaction(system, (tx) =>
      tx.selectFrom("hit").select(["record_id", "state"]).execute(),
    );
    expect(hits).toEqual([{ record_id: recordId, state: "new" }]);
  });

  test("finds none on keys that are about to be looked up anew, and takes none back", async () => {
    const { store } = node.context;
    const [changed, hitBefore] = [newId(), newId()];
    const other = Buffer.alloc(16, 3);
    const theirs = Buffer.alloc(12, 4);
    const states = () =>
      store.transaction(system, (tx) =>
        tx
          .selectFrom("hit")
          .select(["record_id", "state"])
          .where("record_id", "in", [changed, hitBefore])
          .execute(),
      );
    const settle = (touched: Parameters<typeof settleHits>[3]) =>
      store.transaction(system, (tx) => settleHits(node.context, tx, agreement, touched));
    await store.transaction(system, async (tx) => {
      const key = {
        agreement_id: agreement.id,
        tag: other,
        key_type: "phone",
        digest: Buffer.alloc(16),
        proof_key: Buffer.alloc(32),
      };
      await tx
        .insertInto("query_tag")
        .values({ ...key, record_id: hitBefore })
        .execute();
      await tx
        .insertInto("partner_tag")
        .values({ agreement_id: agreement.id, tag: other, handle: theirs })
        .execute();
      await settleHits(node.context, tx, agreement, { handles: [theirs] });
      await tx
        .insertInto("query_tag")
        .values({ ...key, record_id: changed })
        .execute();
      await tx
        .insertInto("tagging_queue")
        .values(
          [changed, hitBefore].map((id) => ({
            agreement_id: agreement.id,
            side: "query",
            record_id: id,
            bulk: false,
          })),
        )
        .execute();
    });
    await settle({ handles: [theirs] });
    expect(await states()).toEqual([{ record_id: hitBefore, state: "new" }]);
    await store.transaction(system, (tx) => tx.deleteFrom("tagging_queue").execute());
    await settle({ recordIds: [changed] });
    expect(await states()).toHaveLength(2);
  });
});
