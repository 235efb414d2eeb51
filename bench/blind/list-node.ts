import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, nodeConfigSchema, startEmbeddedPostgres, startNode } from "@entente/node";
import type { RunningNode } from "@entente/node";
import { generateKey } from "../../packages/blind/src/index.ts";
import { benchAgreement, benchAuthorities } from "../support/two-nodes.ts";

/** A node under an agreement with a partner that never answers: only its own work is measured. */
export type ListNode = {
  readonly node: RunningNode;
  readonly agreementId: string;
  /** The connection of the role that owns the tables. */
  readonly ownerUrl: string;
  readonly stop: () => Promise<void>;
};

/** Starts one real node on an embedded PostgreSQL with fsync. */
export async function startListNode(): Promise<ListNode> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres") });
  opened.defer(() => postgres.stop());
  const { owner, app } = await createDatabase(postgres.superuserUrl(), { name: "bench" });
  const [authority, partner] = benchAuthorities as [
    (typeof benchAuthorities)[0],
    (typeof benchAuthorities)[0],
  ];
  const node = await startNode(
    nodeConfigSchema.parse({
      authority,
      http: { port: 0 },
      link: { port: 0 },
      database: { url: app.url, ownerUrl: owner.url },
      dataDir,
      workers: 1,
      log: { level: "error" },
    }),
  );
  opened.defer(() => node.stop());
  const terms = benchAgreement();
  const { secretKey, publicKey } = generateKey();
  await node.context.store.transaction({ type: "system", name: "benchmark" }, async (tx) => {
    await tx
      .insertInto("authority")
      .values({ ...partner, self: false, last_seen_at: null })
      .execute();
    await tx
      .insertInto("agreement")
      .values({
        id: terms.id,
        partner_id: partner.id,
        terms,
        signatures: Object.fromEntries(terms.parties.map((party) => [party, "signature"])),
        oprf_secret_key: Buffer.from(secretKey),
        oprf_public_key: Buffer.from(publicKey),
        partner_oprf_public_key: null,
        suspended: null,
        backfilled_version: terms.version,
      })
      .execute();
  });
  const kept = opened.move();
  return { node, agreementId: terms.id, ownerUrl: owner.url, stop: () => kept.disposeAsync() };
}
