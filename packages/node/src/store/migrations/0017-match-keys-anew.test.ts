import { newId } from "@entente/model";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "../../testing/test-database.ts";
import { migrate, openStore } from "../store.ts";
import { up } from "./0017-match-keys-anew.ts";

test("Records kept before are queued for their keys, those queued already as they are", async () => {
  const { url, ownerUrl } = await createTestDatabase();
  await migrate(ownerUrl, new URL(url).username);
  const store = openStore(url, 2);
  const system = { type: "system", name: "test" } as const;
  const [before, queued, merged] = [newId(), newId(), newId()];
  await store.transaction(system, async (tx) => {
    const record = {
      kind: "Phone",
      caption: "",
      detail: null,
      originator: "be-test-police",
      handling_codes: ["H0"],
      review_at: "2099-12-31",
      created_by: null,
    };
    for (const [id, target] of [
      [before, null],
      [queued, null],
      [merged, before],
    ] as const)
      await tx
        .insertInto("record")
        .values({ id, ...record, merged_into: target, merged_via: target })
        .execute();
    await tx.insertInto("matching_queue").values({ record_id: queued, bulk: false }).execute();
  });
  const owner = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 1 }) }),
  });
  await owner.transaction().execute((tx) => up(tx));
  await owner.destroy();
  const rows = await store.transaction(system, (tx) =>
    tx.selectFrom("matching_queue").select(["record_id", "bulk"]).execute(),
  );
  await store.close();
  expect(new Map(rows.map((row) => [row.record_id, row.bulk]))).toEqual(
    new Map([
      [before, true],
      [queued, false],
    ]),
  );
});
