/** Runs one benchmark by its name: `npm run bench -- NAME [--json] [flags of its own]`. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectNode, ROOT } from "./lib/paths.mjs";

const FOLDER = join(ROOT, "bench");
const names = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -".ts".length))
  .toSorted();

const args = process.argv.slice(2);
const name = args.find((arg) => !arg.startsWith("-"));

if (name !== undefined && names.includes(name)) {
  const flags = args.toSpliced(args.indexOf(name), 1);
  const child = spawn(projectNode() ?? process.execPath, [join(FOLDER, `${name}.ts`), ...flags], {
    stdio: "inherit",
  });
  // Ctrl-C reaches the benchmark itself; this process waits until it has tidied up.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  child.on("close", (code) => (process.exitCode = code ?? 1));
} else {
  if (name !== undefined) console.error(`There is no benchmark named "${name}".`);
  console.error("Usage: npm run bench -- NAME [--json]\nBenchmarks:");
  for (const known of names) console.error(`  ${known}`);
  if (names.length === 0) console.error("  (none yet)");
  process.exitCode = 2;
}
