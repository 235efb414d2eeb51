/**
 * The intruder: three nodes in which every value that somebody must not read holds a word of its own;
 * then everybody tries every operation that the nodes' documents name, and partners try their link.
 *
 * `--seed N` (1), `--rounds N` (1), `--only OPERATION` (such as `"GET /cases/{id}"`, or `link`).
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startProvider } from "../packages/node/src/features/people/oidc/provider.fixture.ts";
import { attackApi, noFindings } from "../packages/testbed/src/intruder/attack-api.ts";
import { attackAsOthers } from "../packages/testbed/src/intruder/rightful/attack-as-others.ts";
import { isClean, reportOf } from "../packages/testbed/src/intruder/report.ts";
import { explained, samples } from "../packages/testbed/src/intruder/rightful/samples.ts";
import { openIntruderWorld } from "../packages/testbed/src/intruder/world.ts";
import { attackAcross } from "./support/attack-across.ts";
import { attackLinks } from "./support/attack-link.ts";
import { openDatabaseServer } from "./support/database-server.ts";
import { entranceSamples, providerId } from "./support/entrance-samples.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "1" },
    only: { type: "string" },
  },
});
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const began = performance.now();
await using opened = new AsyncDisposableStack();

const folder = await mkdtemp(join(tmpdir(), "entente-intruder-"));
opened.defer(() => rm(folder, { recursive: true, force: true }));
await chmod(folder, 0o711);
const database = await openDatabaseServer(join(folder, "postgres"));
opened.defer(() => database.stop());
const seed = Number(values.seed);
const provider = await startProvider("http://localhost/api/v1/sessions/oidc/callback");
opened.defer(() => provider.stop());
const world = await openIntruderWorld(database.superuserUrl(), seed, {
  oidc: [{ id: providerId, name: "Ministry", issuer: provider.issuer, clientId: "entente" }],
});
opened.defer(() => world.stop());
say(`three nodes are open after ${secondsSince()} s`);

const findings = noFindings();
const { only } = values;
const chosen = only === undefined ? {} : { only: ({ name }: { name: string }) => name === only };
// The middle node is partner of both others: each sample is tried at these.
const sampled = { samples: { ...samples, ...entranceSamples }, nodes: [0, 2], ...chosen };
await attackAsOthers(world, sampled, findings);
say(`the samples are tried after ${secondsSince()} s`);
await attackApi(world, { seed, rounds: Number(values.rounds), ...chosen }, findings);
if (only === undefined || only === "link") {
  await attackLinks(world, findings);
  await attackAcross(world, findings);
}

for (const found of findings.leaks) say(`LEAK ${found}`);
for (const found of findings.failures) say(`failure: ${found}`);
for (const found of findings.untried) say(`not tried: ${found}`);
const report = reportOf(findings, explained);
for (const name of report.refused_with_reason) say(`refused: ${name}, since ${explained[name]}`);
for (const name of report.refused_to_everybody)
  say(`refused to everybody: ${name}, which has no sample that succeeds`);
if (!isClean(report)) process.exitCode = 1;
console.log(JSON.stringify({ ...report, seconds: secondsSince() }));

function secondsSince(): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
