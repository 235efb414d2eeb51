import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultHitThreshold } from "@entente/match";
import { newId } from "@entente/model";
import {
  createDatabase,
  createUser,
  nodeConfigSchema,
  startEmbeddedPostgres,
  startNode,
  type RunningNode,
} from "@entente/node";
import { loadView, sampleAgreements, sampleUsers, viewOf } from "@entente/testbed";
import { keepMatchingIdle } from "../../packages/node/src/features/imports/idle-matching.fixture.ts";

/** One node at work with generated records. */
export type FilledNode = {
  readonly records: number;
  readonly cases: number;
  readonly url: string;
  /** The address of the page of a record that the user opens within a case. */
  readonly recordPath: string;
  /** An analyst of the node. */
  readonly user: { readonly email: string; readonly password: string };
  readonly stop: () => Promise<void>;
};

const authority = {
  id: "be-antwerp-police",
  name: "Antwerpen",
  type: "police",
  country: "be",
} as const;
const system = { type: "system", name: "benchmark" } as const;
const password = "a password for benchmarks";
/** Enough for a list that scrolls; filing records in cases takes longer than loading them. */
const mostCases = 100;
const seed = 20_260_101;

/**
 * Starts one real node and fills it with a view of the generated world and with hits on some of its
 * records. Matching is kept idle, so that pages are measured alone.
 * @param hits how many; they have no partner behind them
 */
export async function startFilledNode(options: {
  readonly records: number;
  readonly hits: number;
}): Promise<FilledNode> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres") });
  opened.defer(() => postgres.stop());
  const { owner, app } = await createDatabase(postgres.superuserUrl(), { name: "bench" });
  const node = await startNode(
    nodeConfigSchema.parse({
      authority,
      http: { port: 0 },
      link: { port: 0 },
      database: { url: app.url, ownerUrl: owner.url },
      dataDir,
      workers: 1,
      log: { level: "warn" },
    }),
  );
  opened.defer(() => node.stop());
  await keepMatchingIdle(owner.url);

  const users = sampleUsers(authority.id);
  await node.context.store.transaction(system, async (tx) => {
    for (const user of users)
      await createUser(tx, { ...user, roles: [...user.roles], language: "en", password });
  });
  const view = viewOf({ seed, recordsPerNode: options.records }, authority.id);
  const { records, cases } = await loadView(node.context, {
    ...view,
    cases: Iterator.from(view.cases).take(mostCases),
  });
  await addHits(node, options.hits);
  const recordPath = await pathOfRecord(node);
  const kept = opened.move();
  return {
    records,
    cases,
    url: node.httpUrl,
    recordPath,
    user: { email: users.find(({ roles }) => roles.includes("analyst"))?.email ?? "", password },
    stop: () => kept.disposeAsync(),
  };
}

/** The page of the record in a case that most has been said of. */
async function pathOfRecord({ context }: RunningNode): Promise<string> {
  const { record_id, case_id } = await context.store.transaction(system, (tx) =>
    tx
      .selectFrom("case_record")
      .innerJoin("statement", "statement.record_id", "case_record.record_id")
      .select(["case_record.record_id", "case_record.case_id"])
      .groupBy(["case_record.record_id", "case_record.case_id"])
      .orderBy((eb) => eb.fn.countAll(), "desc")
      .orderBy("case_record.record_id")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return `/records/${record_id}?case=${case_id}`;
}

/** Writes hits as matching would have found them. */
async function addHits({ context }: RunningNode, count: number): Promise<void> {
  const terms = sampleAgreements(defaultHitThreshold).find(({ parties }) =>
    parties.includes(authority.id),
  );
  const partner = terms?.parties.find((id) => id !== authority.id);
  if (!terms || partner === undefined) throw new Error("no agreement of the bench's authority");
  await context.store.transaction(system, async (tx) => {
    const facts = { name: "Rotterdam", type: "police", country: "nl" };
    const unknown = { self: false, link_url: null, signing_key: null, tls_fingerprint: null };
    await tx
      .insertInto("authority")
      .values({ id: partner, ...facts, ...unknown, last_seen_at: null })
      .execute();
    await tx
      .insertInto("agreement")
      .values({
        id: terms.id,
        partner_id: partner,
        terms,
        signatures: {},
        oprf_secret_key: randomBytes(32),
        oprf_public_key: randomBytes(32),
        partner_oprf_public_key: null,
        suspended: "benchmark",
        backfilled_version: terms.version,
      })
      .execute();
    const persons = await tx
      .selectFrom("record")
      .select("id")
      .where("kind", "=", "Person")
      .orderBy("id")
      .limit(count)
      .execute();
    await tx
      .insertInto("hit")
      .values(
        persons.map(({ id }) => ({
          id: newId(),
          agreement_id: terms.id,
          partner_id: partner,
          record_id: id,
          partner_handle: randomBytes(16),
          key_types: ["names-year", "phone"],
          strength: 30,
          silent: false,
          state: "new" as const,
          confirmed_by: null,
          dismissed_reason: null,
          partner_decision: null,
          partner_contact: null,
        })),
      )
      .execute();
  });
}
