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
import { parseArgs } from "node:util";

/** Each is read only where it is measured: what others need takes memory. */
const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  febrl4: async () => (await import("./linkage/febrl.ts")).febrl4(),
  febrl3: async () => (await import("./linkage/febrl.ts")).febrl3(),
  historical: async () => (await import("./linkage/historical.ts")).historical(),
  names: async () => (await import("./linkage/names.ts")).names(),
  query: async () => (await import("./linkage/query.ts")).query(),
};

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    inside: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

if (options.inside !== undefined) {
  console.log(JSON.stringify((await parts[options.inside]?.()) ?? null));
} else {
  const report: Record<string, unknown> = {};
  for (const part of Object.keys(parts)) {
    if (options.only !== undefined && options.only !== part) continue;
    const figures = await runPart(part);
    if (figures !== null) report[part] = figures;
  }
  console.log(JSON.stringify(report, null, options.json ? 0 : 2));
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
