import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectNode, ROOT } from "./paths.mjs";

/**
 * Runs the file of a folder that the command line names, with the rest of the line as its flags, and
 * ends as it ends. Without a name, or with an unknown one, says which there are.
 * @param {"bench" | "campaign"} folder also the name of the npm script
 */
export function runNamed(folder) {
  const path = join(ROOT, folder);
  const names = (existsSync(path) ? readdirSync(path) : [])
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .toSorted();
  const args = process.argv.slice(2);
  const name = args.find((arg) => !arg.startsWith("-"));

  if (name !== undefined && names.includes(name)) {
    const flags = args.toSpliced(args.indexOf(name), 1);
    const child = spawn(projectNode() ?? process.execPath, [join(path, `${name}.ts`), ...flags], {
      stdio: "inherit",
    });
    // Ctrl-C reaches the program itself; this process waits until it has tidied up.
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
    child.on("close", (code) => (process.exitCode = code ?? 1));
    return;
  }
  if (name !== undefined) console.error(`There is no ${folder} named "${name}".`);
  console.error(`Usage: npm run ${folder} -- NAME [--json]\nThere are:`);
  for (const known of names) console.error(`  ${known}`);
  if (names.length === 0) console.error("  (none yet)");
  process.exitCode = 2;
}
