/**
 * How fast a file is imported through the public API into a node with a real database:
 * `node bench/import.ts [--rows 50000] [--matching]`. The last line of its output is JSON.
 *
 * Matching is kept idle unless `--matching` is given, for it competes for the same cores. The memory
 * is that of the node's process, in which this benchmark also makes the file; the database has its own.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createDatabase, nodeConfigSchema, startEmbeddedPostgres, startNode } from "@entente/node";
import { keepMatchingIdle } from "../packages/node/src/features/imports/idle-matching.fixture.ts";
import { openClient } from "./support/bench-client.ts";
import { benchAuthorities, createAnalyst } from "./support/two-nodes.ts";
import { personsFile } from "./support/persons-file.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "50000" },
    matching: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const rows = Number(options.rows);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const dataDir = await mkdtemp(join(tmpdir(), "entente-bench-"));
const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres") });
const { owner, app } = await createDatabase(postgres.superuserUrl(), { name: "bench" });
const node = await startNode(
  nodeConfigSchema.parse({
    authority: benchAuthorities[0],
    http: { port: 0 },
    link: { port: 0 },
    database: { url: app.url, ownerUrl: owner.url },
    dataDir,
    workers: 1,
    log: { level: "warn" },
  }),
);
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);

try {
  if (!options.matching) await keepMatchingIdle(owner.url);
  const client = await openClient(node.httpUrl, await createAnalyst(node));
  const content = personsFile(rows);
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const found = await client.upload("/imports", "persons.csv", content);
  const path = `/imports/${String(found.id)}`;
  await client.send("PATCH", path, { mapping: found.mapping });
  await client.send("POST", `${path}/start`);
  let view = await client.send("GET", path);
  while (view.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 100));
    view = await client.send("GET", path);
  }
  const seconds = (performance.now() - began) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  say(`${String(view.state)} ${JSON.stringify(view.rows)}`);
  console.log(
    JSON.stringify({
      rows,
      seconds: Number(seconds.toFixed(2)),
      rows_per_s: Math.round(rows / seconds),
      node_cpu_seconds: Number(((cpu.user + cpu.system) / 1e6).toFixed(2)),
      peak_rss_mib: Math.round(peak / 2 ** 20),
      matching: options.matching,
    }),
  );
} finally {
  clearInterval(watch);
  await node.stop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
