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
import { attackApi, noFindings } from "../packages/testbed/src/intruder/attack-api.ts";
import { openIntruderWorld } from "../packages/testbed/src/intruder/world.ts";
import { attackLinks } from "./support/attack-link.ts";
import { openDatabaseServer } from "./support/database-server.ts";

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
const world = await openIntruderWorld(database.superuserUrl(), seed);
opened.defer(() => world.stop());
say(`three nodes are open after ${secondsSince()} s`);

const findings = noFindings();
const { only } = values;
await attackApi(
  world,
  {
    seed,
    rounds: Number(values.rounds),
    ...(only === undefined ? {} : { only: ({ name }) => name === only }),
  },
  findings,
);

if (only === undefined || only === "link") await attackLinks(world, findings);

for (const found of findings.leaks) say(`LEAK ${found}`);
for (const found of findings.failures) say(`failure: ${found}`);
for (const found of findings.untried) say(`not tried: ${found}`);
for (const name of findings.operations)
  if (!findings.taken.has(name)) say(`refused to everybody, whatever was sent: ${name}`);
if (findings.attempts === 0) findings.untried.add("nothing");
if (findings.leaks.size + findings.failures.size + findings.untried.size > 0) process.exitCode = 1;
console.log(
  JSON.stringify({
    attempts: findings.attempts,
    leaks: findings.leaks.size,
    operations: findings.operations.size,
    roles: findings.roles.size,
    failures: findings.failures.size,
    untried: findings.untried.size,
    seconds: secondsSince(),
  }),
);

function secondsSince(): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
