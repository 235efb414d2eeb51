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
import { parseArgs } from "node:util";
import type { RunningNode } from "@entente/node";
import { quantile, round } from "./support/figures.ts";
import {
  accuracyOf,
  foundPairs,
  onlyAtOneEnd,
  truthOf,
  withoutDocument,
} from "./support/hit-accuracy.ts";
import { hitLatencies } from "./support/hit-latency.ts";
import { readLinkageFiles } from "./support/linkage-files.ts";
import { startMatchedNodes } from "./support/matched-nodes.ts";
import { readStore } from "./support/read-store.ts";

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

let peakRss = 0;
const watch = setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 250);
const matched = await startMatchedNodes(files, say);

try {
  const { left, right, clients, agreement, seconds } = matched;
  const truth = await truthOf(left, right, files);
  const found = await foundPairs(left, right);
  const keys = await keysTagged(left, right);
  const pool = [left, right].map((node) => node.context.tagging.counts());
  const cpuSeconds = pool.reduce((sum, counts) => sum + counts.cpuSeconds, 0);
  const latencies = options.historical ? [] : await hitLatencies(clients, Number(options.samples));
  const whole = accuracyOf(found, truth);
  console.log(
    JSON.stringify({
      records: truth.records,
      true_pairs: truth.pairs.size,
      precision: round(whole.precision),
      recall: round(whole.recall),
      f1: round(whole.f1),
      f1_without_document: round(
        accuracyOf(withoutDocument(found, agreement.hitThreshold), truth).f1,
      ),
      only_at_one_end: onlyAtOneEnd(found),
      seconds: round(seconds.import + seconds.matching, 1),
      import_seconds: seconds.import,
      keys,
      keys_per_s_per_core: Math.round(keys / seconds.matching / 2),
      keys_per_cpu_s_of_cryptography: Math.round(keys / cpuSeconds),
      p50_hit_latency_ms: quantile(latencies, 0.5),
      p95_hit_latency_ms: quantile(latencies, 0.95),
      rss_mib: Math.round(peakRss / 2 ** 20),
    }),
  );
} finally {
  clearInterval(watch);
  await matched.stop();
}

async function keysTagged(left: RunningNode, right: RunningNode): Promise<number> {
  const counts = await Promise.all(
    [left, right].flatMap((node) =>
      (["own_tag", "query_tag"] as const).map((table) =>
        readStore(node, (tx) =>
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
