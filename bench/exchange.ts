/**
 * Signed, gated, stored and logged pairs of request and reply between two nodes: each a process of its
 * own with a PostgreSQL of its own (fsync on), over real HTTPS with certificates on both sides. Records
 * of the same persons are matched blind, the hits confirmed at both; one node then asks on them, a
 * program at the other answers. Each request and each answer passes the gate, is delivered once with its
 * receipt, and stands in both ledgers, which are sealed and witnessed all the while and verified in the
 * end.
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchAgreement, benchAuthorities } from "./support/two-nodes.ts";
import type { ExchangeActs } from "./support/exchange-end.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    seconds: { type: "string", default: "20" },
    persons: { type: "string", default: "200" },
    /** How long the ledger is whose verification is measured. */
    entries: { type: "string", default: "200000" },
    "in-flight": { type: "string", default: "64" },
    profile: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
const terms = benchAgreement();
const persons = Number(options.persons);
const ends = benchAuthorities.map((authority) => openEnd(authority.id));
const [left, right] = ends as [End, End];

try {
  const opened = await Promise.all(
    ends.map((end, at) =>
      end.call("open", join(dataDir, String(at)), benchAuthorities[at]!, terms),
    ),
  );
  const [one, other] = opened as [(typeof opened)[0], (typeof opened)[0]];
  const signatures = Object.fromEntries(
    benchAuthorities.map(({ id }, at) => [id, opened[at]!.signature]),
  );
  const leftKey = await left.call("connect", other.card, terms, signatures, null);
  const rightKey = await right.call("connect", one.card, terms, signatures, leftKey);
  await left.call("connect", other.card, terms, signatures, rightKey);
  await Promise.all(ends.map((end) => end.call("record", persons)));
  await untilHits("new");
  say(`${persons} hits found`);
  await Promise.all(ends.map((end) => end.call("confirm")));
  await untilHits("confirmed");
  say(`${persons} hits confirmed at both nodes`);

  await right.call("answer");
  await left.call("ask", 3, Number(options["in-flight"]));
  const before = await Promise.all(ends.map((end) => end.call("counts")));
  const { latencies, seconds } = await left.call(
    "ask",
    Number(options.seconds),
    Number(options["in-flight"]),
  );
  const after = await Promise.all(ends.map((end) => end.call("counts")));
  const grown = (count: (counts: (typeof after)[number]) => number): number =>
    after.reduce((sum, counts, at) => sum + count(counts) - count(before[at]!), 0);
  const cpuMsPerPair = (of: "node" | "postgres"): number =>
    round((grown(({ cpu }) => cpu[of]) * 1000) / latencies.length);
  const cpuUsPerEntry = (of: "node" | "postgres"): number =>
    round((alone.cpu[of] * 1e6) / alone.size);
  const verified = await Promise.all(ends.map((end) => end.call("verify")));
  const fault = verified.reduce((sum, { faults }) => sum + faults, 0);
  if (fault > 0) throw new Error(`${fault} faults in the ledgers`);
  await left.call("fill", Number(options.entries));
  const alone = await left.call("verify");
  if (alone.faults > 0) throw new Error(`${alone.faults} faults in the ledger`);
  console.log(
    JSON.stringify({
      pairs: latencies.length,
      pairs_per_s: round(latencies.length / seconds),
      p50_ms: quantile(latencies, 0.5),
      p99_ms: quantile(latencies, 0.99),
      ledger_entries_per_s: round(grown(({ entries }) => entries) / seconds),
      verify_entries_per_s: Math.round(alone.size / alone.seconds),
      verified_entries: alone.size,
      verify_cpu_us_per_entry: { node: cpuUsPerEntry("node"), postgres: cpuUsPerEntry("postgres") },
      cpu_ms_per_pair: { node: cpuMsPerPair("node"), postgres: cpuMsPerPair("postgres") },
      load_average: loadavg().map((value) => round(value)),
    }),
  );
} finally {
  await Promise.all(ends.map((end) => end.close()));
  await rm(dataDir, { recursive: true, force: true });
}

type Answer<Name extends keyof ExchangeActs> = Awaited<ReturnType<ExchangeActs[Name]>>;
type End = {
  readonly call: <Name extends keyof ExchangeActs>(
    act: Name,
    ...args: Parameters<ExchangeActs[Name]>
  ) => Promise<Answer<Name>>;
  readonly close: () => Promise<void>;
};

function openEnd(name: string): End {
  const profile = options.profile ? ["--cpu-prof", `--cpu-prof-name=${name}.cpuprofile`] : [];
  const script = join(import.meta.dirname, "support", "exchange-end.ts");
  const child: ChildProcess = fork(script, { execArgv: profile });
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (fault: Error) => void }
  >();
  let calls = 0;
  child.on("message", ({ id, answer, fault }: { id: number; answer: unknown; fault?: string }) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) call?.resolve(answer);
    else call?.reject(new Error(fault));
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} has ended`));
  });
  const call = (act: string, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = calls++;
      waiting.set(id, { resolve, reject });
      child.send({ id, act, args });
    });
  return {
    call: call as End["call"],
    close: async () => {
      if (child.connected) await call("close").catch(() => child.kill());
      await ended;
    },
  };
}

async function untilHits(state: "new" | "confirmed"): Promise<void> {
  for (;;) {
    const counts = await Promise.all(ends.map((end) => end.call("hits", state)));
    if (counts.every((count) => count >= persons)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
}

function round(value: number): number {
  return Number(value.toFixed(1));
}
