/** Everything that can be said of the code without running it; every check runs, then a summary. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectNode, ROOT } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

const bin = (name) => join(ROOT, "node_modules", ".bin", name);
const node = projectNode() ?? process.execPath;

const checks = [
  ["types", bin("tsc"), ["--noEmit", "-p", "tsconfig.json"]],
  ["types of the pages", bin("tsc"), ["--noEmit", "-p", "packages/web/tsconfig.json"]],
  ["lint", bin("oxlint"), ["--type-aware", "--deny-warnings"]],
  ["format", bin("oxfmt"), ["--check"]],
  ["nothing unused", bin("knip"), ["--no-progress", "--no-config-hints"]],
  ["layers", node, ["scripts/layers.mjs"]],
  ["hygiene", node, ["scripts/hygiene.mjs"]],
].filter(
  ([name]) => name !== "types of the pages" || existsSync(join(ROOT, "packages/web/tsconfig.json")),
);

const results = [];
for (const [name, program, args] of checks) {
  const from = Date.now();
  const { ok, output } = await run(program, args);
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  results.push({ name, ok, seconds });
  console.log(`\n── ${name} ── ${ok ? "ok" : "FAILED"} (${seconds} s)`);
  const said = output.trim();
  if (said !== "" && (!ok || said.includes("warning: "))) console.log(said);
}

const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
console.log(
  failed.length === 0
    ? `\nAll ${results.length} checks passed.`
    : `\n${failed.length} of ${results.length} checks failed: ${failed.join(", ")}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
