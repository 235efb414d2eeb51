/**
 * The main job, measured on the real path: two nodes with real databases and mutual TLS between them;
 * febrl4a.csv is imported at one and febrl4b.csv at the other through the public API, matched blind,
 * and the hits at both ends are held against the truth. Then records are added one by one, and the
 * time until the partner's page hears of the hit is taken.
 *
 * With `--historical`: the rows of historical.csv in turn at one node and the other.
 *
 * F1 without the document number is computed from the same hits: a pair stands without it when the
 * other keys that met are strong enough by themselves.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { strengthOf, type KeyType } from "@entente/match";
import type { RunningNode } from "@entente/node";
import { startFederation } from "@entente/testbed";
import { connectEvents, openClient, type BenchClient } from "./support/bench-client.ts";
import { readLinkageFiles, type LinkageFiles } from "./support/linkage-files.ts";
import { benchAgreement, benchAuthorities, createAnalyst } from "./support/two-nodes.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    historical: { type: "boolean", default: false },
    samples: { type: "string", default: "60" },
  },
});

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const files = await readLinkageFiles(options.historical ? "historical" : "febrl4");
if (!files) {
  say("The linkage data is missing: put it at ../shared/data or name its folder in ENTENTE_DATA.");
  console.log(JSON.stringify({ missing: "linkage data" }));
  process.exit(0);
}

const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
const agreement = benchAgreement();
const federation = await startFederation({
  dataDir,
  authorities: benchAuthorities,
  agreements: [agreement],
  httpPort: 0,
  linkPort: 0,
  workers: 1,
});
let peakRss = 0;
const watch = setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 250);

try {
  const [left, right] = benchAuthorities.map((authority) => federation.node(authority.id)) as [
    RunningNode,
    RunningNode,
  ];
  const clients = [await signedIn(left), await signedIn(right)] as const;
  const began = performance.now();
  await Promise.all([
    importFile(clients[0], files, files.left),
    importFile(clients[1], files, files.right),
  ]);
  const imported = performance.now();
  say(`imported after ${seconds(began, imported)} s`);
  await untilMatched(clients);
  const matched = performance.now();
  say(`matched after ${seconds(imported, matched)} s`);

  const truth = await truthOf(left, right, files);
  const found = [await pairsOf(left, right), await pairsOf(right, left, true)] as const;
  const keys = await keysTagged(left, right);
  const pool = [left, right].map((node) => node.context.tagging.counts());
  const cpuSeconds = pool.reduce((sum, counts) => sum + counts.cpuSeconds, 0);
  const latencies = options.historical ? [] : await addOneByOne(clients, Number(options.samples));
  const matchingSeconds = (matched - imported) / 1000;
  const whole = measure(found, truth);
  console.log(
    JSON.stringify({
      records: truth.records,
      true_pairs: truth.pairs.size,
      precision: round(whole.precision),
      recall: round(whole.recall),
      f1: round(whole.f1),
      f1_without_document: round(measure(withoutDocument(found), truth).f1),
      only_at_one_end: symmetricDifference(found),
      seconds: round((matched - began) / 1000, 1),
      import_seconds: round((imported - began) / 1000, 1),
      keys,
      keys_per_s_per_core: Math.round(keys / matchingSeconds / 2),
      keys_per_cpu_s_of_cryptography: Math.round(keys / cpuSeconds),
      p50_hit_latency_ms: quantile(latencies, 0.5),
      p95_hit_latency_ms: quantile(latencies, 0.95),
      rss_mib: Math.round(peakRss / 2 ** 20),
    }),
  );
} finally {
  clearInterval(watch);
  await federation.stop();
  await rm(dataDir, { recursive: true, force: true });
}

type Pair = { left: string; right: string; keyTypes: KeyType[] };
type Truth = { records: number; pairs: Set<string>; label: Map<string, string> };

async function signedIn(node: RunningNode): Promise<BenchClient> {
  return openClient(node.httpUrl, await createAnalyst(node));
}

async function importFile(
  client: BenchClient,
  { mapping, dateOrder }: LinkageFiles,
  csv: { name: string; content: string },
): Promise<void> {
  const uploaded = await client.upload("/imports", csv.name, csv.content);
  const columns = uploaded.columns as { name: string }[];
  const path = `/imports/${String(uploaded.id)}`;
  await client.send("PATCH", path, {
    mapping: {
      kind: "Person",
      source: "Register",
      grade: { scale: "4x4", source: "B", information: "2" },
      handling: { codes: ["H0"] },
      dateOrder,
      keyColumn: null,
      columns: columns.map(({ name }) => ({ property: mapping[name.trim()] ?? null })),
    },
  });
  await client.send("POST", `${path}/start`);
  for (;;) {
    const { state, rows } = (await client.send("GET", path)) as {
      state: string;
      rows: { done: number; faulty: number };
    };
    if (state === "done") return say(`${csv.name}: ${rows.done} rows, ${rows.faulty} with faults`);
    if (state === "failed") throw new Error(`the import of ${csv.name} failed`);
    await pause(100);
  }
}

/** Waits until nothing is left to match or to deliver at either node, twice in a row. */
async function untilMatched(clients: readonly BenchClient[]): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const states = (await Promise.all(clients.map((client) => client.send("GET", "/status")))) as {
      matching: { pending: number };
      outbox: { queued: number };
    }[];
    const left = states.map(({ matching, outbox }) => matching.pending + outbox.queued);
    quiet = left.every((count) => count === 0) ? quiet + 1 : 0;
    await pause(100);
  }
}

/** The file's row ids went in as notes: the truth is read where the node does not look when matching. */
async function truthOf(
  left: RunningNode,
  right: RunningNode,
  { entityOf }: LinkageFiles,
): Promise<Truth> {
  const sides = await Promise.all([left, right].map((node) => labelsOf(node)));
  const [mine, theirs] = sides as [Map<string, string>, Map<string, string>];
  const byEntity = Map.groupBy(theirs, ([, row]) => entityOf(row));
  const pairs = new Set<string>();
  for (const [id, row] of mine)
    for (const [other] of byEntity.get(entityOf(row)) ?? []) pairs.add(`${id}/${other}`);
  return { records: mine.size + theirs.size, pairs, label: new Map([...mine, ...theirs]) };
}

function labelsOf(node: RunningNode): Promise<Map<string, string>> {
  return read(node, async (tx) => {
    const rows = await tx
      .selectFrom("statement")
      .select(["record_id", "value"])
      .where("property", "=", "notes")
      .execute();
    return new Map(rows.map((row) => [row.record_id, row.value]));
  });
}

/** The hits at one end, each with the partner's record that its handle stands for. */
async function pairsOf(node: RunningNode, partner: RunningNode, turned = false): Promise<Pair[]> {
  const handles = await read(partner, (tx) =>
    tx.selectFrom("record_handle").select(["handle", "record_id"]).execute(),
  );
  const recordOf = new Map(handles.map((row) => [row.handle.toString("hex"), row.record_id]));
  const hits = await read(node, (tx) =>
    tx
      .selectFrom("hit")
      .select(["record_id", "partner_handle", "key_types"])
      .where("state", "<>", "withdrawn")
      .execute(),
  );
  return hits.map((hit) => {
    const other = recordOf.get(hit.partner_handle.toString("hex")) ?? "unknown";
    const keyTypes = hit.key_types as KeyType[];
    return turned
      ? { left: other, right: hit.record_id, keyTypes }
      : { left: hit.record_id, right: other, keyTypes };
  });
}

function withoutDocument(found: readonly [Pair[], Pair[]]): [Pair[], Pair[]] {
  const stands = ({ keyTypes }: Pair): boolean =>
    strengthOf(keyTypes.filter((type) => type !== "document")).bits >= agreement.hitThreshold;
  return [found[0].filter(stands), found[1].filter(stands)];
}

/** A pair counts as found only when both ends have it. */
function measure(found: readonly [Pair[], Pair[]], truth: Truth) {
  const [mine, theirs] = found.map((pairs) => new Set(pairs.map(nameOf))) as [
    Set<string>,
    Set<string>,
  ];
  const both = mine.intersection(theirs);
  const right = both.intersection(truth.pairs).size;
  const precision = right / both.size;
  const recall = right / truth.pairs.size;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function symmetricDifference(found: readonly [Pair[], Pair[]]): number {
  const [mine, theirs] = found.map((pairs) => new Set(pairs.map(nameOf))) as [
    Set<string>,
    Set<string>,
  ];
  return mine.symmetricDifference(theirs).size;
}

function nameOf(pair: Pair): string {
  return `${pair.left}/${pair.right}`;
}

async function keysTagged(left: RunningNode, right: RunningNode): Promise<number> {
  const counts = await Promise.all(
    [left, right].flatMap((node) =>
      (["own_tag", "query_tag"] as const).map((table) =>
        read(node, (tx) =>
          tx
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as("count"))
            .executeTakeFirstOrThrow(),
        ),
      ),
    ),
  );
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** Milliseconds from sending a new record at one node until the partner's page is told of the hit. */
async function addOneByOne(
  [left, right]: readonly [BenchClient, BenchClient],
  samples: number,
): Promise<number[]> {
  const personOf = (index: number) => ({
    kind: "Person",
    justification: "Measuring how soon a hit is seen",
    statements: Object.entries({
      firstName: `Zyx${String.fromCharCode(97 + (index % 26))}imir`,
      lastName: `Quor${["ban", "dax", "fel", "gim", "lun", "mop"][index % 6]}${index}`,
      birthDate: `19${50 + (index % 50)}-0${1 + (index % 9)}-1${index % 10}`,
      idNumber: `INVENTED${String(index).padStart(6, "0")}`,
    }).map(([property, value]) => ({
      property,
      value,
      source: "Register",
      grade: { scale: "4x4", source: "B", information: "2" },
      handling: { codes: ["H0"] },
    })),
  });
  for (let index = 0; index < samples; index++)
    await right.send("POST", "/records", personOf(index));
  await untilMatched([left, right]);
  const events = await connectEvents(right);
  const latencies: number[] = [];
  for (let index = 0; index < samples; index++) {
    const hit = events.next("hit");
    const began = performance.now();
    await left.send("POST", "/records", personOf(index));
    await hit;
    latencies.push(performance.now() - began);
    await untilMatched([left, right]);
  }
  await events.close();
  return latencies;
}

function read<T>(
  node: RunningNode,
  work: Parameters<typeof node.context.store.transaction<T>>[1],
): Promise<T> {
  return node.context.store.transaction({ type: "system", name: "benchmark" }, work);
}

function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!);
}

function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}

function seconds(from: number, to: number): string {
  return ((to - from) / 1000).toFixed(1);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
