/**
 * How well and how fast records are linked: two Febrl sets, historical persons with many errors,
 * names, and one query against a large register.
 *
 * `node bench/linkage.ts --json [--only febrl4]`; reads `linkage/` in ENTENTE_DATA or
 * ../shared/data. Models are learned without labels from the records themselves; the threshold is
 * 0.95 and was fixed beforehand. Each part runs in a process of its own, so that its CPU seconds
 * (reading and cleaning included) and its memory are its own.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const parts: ReadonlyMap<string, string> = new Map([
  ["febrl4", "febrl.ts"],
  ["febrl3", "febrl.ts"],
  ["historical", "historical.ts"],
  ["names", "names.ts"],
  ["query", "query.ts"],
]);
const folder = join(import.meta.dirname, "linkage");
const flags = process.argv.slice(2);
const inside = flags[flags.indexOf("--inside") + 1] ?? "";

if (flags.includes("--inside")) {
  const module: unknown = await import(join(folder, parts.get(inside) ?? ""));
  console.log(JSON.stringify((await measure(module, inside)) ?? null));
} else {
  const only = flags.includes("--only") ? flags[flags.indexOf("--only") + 1] : undefined;
  const report: Record<string, unknown> = {};
  for (const [part, file] of parts) {
    if ((only !== undefined && only !== part) || !existsSync(join(folder, file))) continue;
    const figures = await runPart(part);
    if (figures !== null) report[part] = figures;
  }
  console.log(JSON.stringify(report, null, flags.includes("--json") ? 0 : 2));
}

/** Calls the function that is named like the part. */
async function measure(module: unknown, part: string): Promise<unknown> {
  const found = (module as Record<string, unknown>)[part];
  if (typeof found !== "function") throw new TypeError(`There is no function ${part}.`);
  return (found as () => unknown)();
}

/** Measures a part in a process of its own; null when its data is not there. */
async function runPart(part: string): Promise<unknown> {
  const child = spawn(process.execPath, [import.meta.filename, "--inside", part], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (text += piece));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) {
    process.exitCode = 1;
    return { failed: code };
  }
  return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "null");
}
