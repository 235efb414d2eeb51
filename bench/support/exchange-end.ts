/**
 * One of the two nodes of the benchmark `exchange`, in a process of its own with a PostgreSQL of its
 * own. It does what the benchmark tells it, through the node's own features.
 */
import { newId, type AgreementTerms, type Authority } from "@entente/model";
import {
  appendToLedger,
  askPartner,
  confirmHit,
  createUser,
  nodeConfigSchema,
  ownCard,
  prepareStatements,
  replyToRequest,
  saveAgreement,
  savePartner,
  saveRecords,
  startNode,
  verifyLedger,
  type NodeContext,
  type RunningNode,
} from "@entente/node";
import { cpuSecondsBelow } from "./cpu-seconds.ts";

type Card = Parameters<typeof savePartner>[1];
type Transaction = Parameters<Parameters<NodeContext["store"]["transaction"]>[1]>[0];

const system = { type: "system", name: "benchmark" } as const;
const email = "analyst@bench.example";
const atOnce = 6;
let node: RunningNode;
let user: { id: string; name: string; email: string };
let answering = false;
let answers: Promise<void> = Promise.resolve();

const inDatabase = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  node.context.store.transaction(system, work);
const asUser = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  node.context.store.transaction({ type: "user", userId: user.id }, work);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const acts = {
  async open(dataDir: string, authority: Authority, terms: AgreementTerms) {
    const config = { authority, http: { port: 0 }, link: { port: 0 }, dataDir, workers: 1 };
    node = await startNode(nodeConfigSchema.parse({ ...config, log: { level: "silent" } }));
    const roles = ["analyst" as const];
    const made = await inDatabase((tx) =>
      createUser(tx, { email, name: "Analyst", roles, language: "en", password: newId() }),
    );
    if (!made.ok) throw new Error(made.reason);
    user = { id: made.id, name: "Analyst", email };
    return { card: ownCard(node.context), signature: node.context.identity.signAgreement(terms) };
  },
  async connect(
    card: Card,
    terms: AgreementTerms,
    signatures: Record<string, string>,
    key: string | null,
  ) {
    return inDatabase(async (tx) => {
      await savePartner(tx, card);
      const partnerOprfPublicKey = key === null ? null : Buffer.from(key, "base64");
      const saved = await saveAgreement(tx, { terms, signatures, partnerOprfPublicKey });
      if (!saved.ok) throw new Error(saved.reason);
      return Buffer.from(saved.oprfPublicKey).toString("base64");
    });
  },
  async record(count: number) {
    const { authority, now } = node.context;
    const records = Array.from({ length: count }, (_, at) => ({
      id: newId(),
      kind: "Person",
      originator: authority.id,
      silent: false,
      ...prepareStatements("Person", statementsOf(at), { country: authority.country }),
    }));
    await inDatabase((tx) => saveRecords(tx, now(), records));
  },
  async hits(state: "new" | "confirmed"): Promise<number> {
    const rows = await inDatabase((tx) =>
      tx.selectFrom("hit").select("id").where("state", "=", state).execute(),
    );
    return rows.length;
  },
  async confirm() {
    const rows = await inDatabase((tx) => tx.selectFrom("hit").select("id").execute());
    for (const { id } of rows) await asUser((tx) => confirmHit(node.context, tx, id, user));
  },
  async answer() {
    answering = true;
    answers = answerAll();
  },
  async ask(seconds: number, inFlight: number) {
    const hits = await inDatabase((tx) =>
      tx.selectFrom("hit").select("id").where("state", "=", "confirmed").execute(),
    );
    return askFor(
      seconds,
      inFlight,
      hits.map(({ id }) => id),
    );
  },
  async counts() {
    const rows = await inDatabase((tx) =>
      tx
        .selectFrom("ledger_entry")
        .select((eb) => eb.fn.countAll<number>().as("entries"))
        .executeTakeFirstOrThrow(),
    );
    return { entries: rows.entries, cpu: await cpuSecondsBelow(process.pid) };
  },
  /** Makes the ledger longer with entries like those of an exchange, until it has so many. */
  async fill(entries: number) {
    const { entries: present } = await acts.counts();
    const facts = { request: newId(), purpose: "Drug trafficking", urgency: "normal" };
    for (let at = present; at < entries; at += 1_000)
      await inDatabase((tx) =>
        appendToLedger(
          tx,
          Array.from({ length: Math.min(1_000, entries - at) }, () => ({
            act: "request" as const,
            object: { type: "record", id: newId() },
            justification: "Measuring an exchange",
            recipient: "nl-right-police",
            facts,
          })),
        ),
      );
    await pause(8_000);
  },
  async verify() {
    const began = performance.now();
    const cpu = await cpuSecondsBelow(process.pid);
    const { size, findings, unsealed } = await verifyLedger(node.context.store);
    const seconds = (performance.now() - began) / 1000;
    const used = await cpuSecondsBelow(process.pid);
    return {
      size,
      unsealed,
      faults: findings.length,
      seconds,
      cpu: { node: used.node - cpu.node, postgres: used.postgres - cpu.postgres },
    };
  },
  async close() {
    answering = false;
    await answers;
    await node.stop();
    setImmediate(() => process.disconnect());
  },
};

/** What a benchmark tells an end to do, and what it answers. */
export type ExchangeActs = typeof acts;

function statementsOf(at: number) {
  const number = String(at).padStart(6, "0");
  return Object.entries({
    firstName: `Zyx${number}imir`,
    lastName: `Quor${number}dax`,
    birthDate: `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`,
    idNumber: `INVENTED${number}`,
  }).map(([property, value]) => ({
    property,
    value,
    source: "Register",
    grade: { scale: "4x4" as const, source: "B" as const, information: "2" as const },
    handling: { codes: ["H0" as const] },
    nature: "fact" as const,
  }));
}

/** A program that answers every request with what the node holds, several at once. */
async function answerAll(): Promise<void> {
  while (answering) {
    const open = await inDatabase((tx) =>
      tx
        .selectFrom("request")
        .innerJoin("statement", "statement.record_id", "request.record_id")
        .select(({ fn }) => [
          "request.id",
          fn.agg<string[]>("array_agg", ["statement.id"]).as("ids"),
        ])
        .where("direction", "=", "in")
        .where("state", "=", "received")
        .groupBy("request.id")
        .limit(60)
        .execute(),
    );
    const rest = open.values();
    const working = Array.from({ length: atOnce }, async () => {
      for (const { id, ids } of rest)
        await asUser((tx) => replyToRequest(node.context, tx, id, { statementIds: ids }, user));
    });
    await Promise.all(working);
    if (open.length === 0) await pause(20);
  }
}

async function askFor(seconds: number, inFlight: number, hits: readonly string[]) {
  const began = performance.now();
  const until = began + seconds * 1000;
  const asked = new Map<string, number>();
  const latencies: number[] = [];
  let next = 0;
  const asking = Array.from({ length: atOnce }, async () => {
    while (performance.now() < until) {
      if (asked.size >= inFlight) {
        await pause(10);
        continue;
      }
      const hit = hits[next++ % hits.length]!;
      const started = performance.now();
      const request = {
        purpose: "Drug trafficking",
        justification: "Measuring an exchange",
        urgency: "normal" as const,
      };
      asked.set(await asUser((tx) => askPartner(node.context, tx, hit, request)), started);
    }
  });
  const collecting = (async () => {
    while (performance.now() < until || asked.size > 0) {
      const ids = [...asked.keys()];
      const done =
        ids.length === 0
          ? []
          : await inDatabase((tx) =>
              tx
                .selectFrom("request")
                .select("id")
                .where("id", "in", ids)
                .where("state", "=", "answered")
                .execute(),
            );
      for (const { id } of done) {
        latencies.push(performance.now() - asked.get(id)!);
        asked.delete(id);
      }
      await pause(20);
    }
  })();
  await Promise.all([...asking, collecting]);
  return { latencies, seconds: (performance.now() - began) / 1000 };
}

type Called = { id: number; act: keyof ExchangeActs; args: unknown[] };

process.on("message", ({ id, act, args }: Called) => {
  const run = acts[act] as (...args: unknown[]) => Promise<unknown>;
  run(...args).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) =>
      process.send?.({ id, fault: String(error instanceof Error ? error.stack : error) }),
  );
});
