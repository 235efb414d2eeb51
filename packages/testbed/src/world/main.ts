import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeFiles } from "./files/write-files.ts";
import { generateWorld } from "./world.ts";

const usage =
  "node packages/testbed/src/world/main.ts --seed 1 --records 2000 --out DIR --format csv|ftm [--faults 0.004]";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    records: { type: "string", default: "2000" },
    out: { type: "string" },
    format: { type: "string", default: "csv" },
    faults: { type: "string", default: "0" },
  },
});
const { out, format } = values;
const [seed, recordsPerNode, faultRate] = [values.seed, values.records, values.faults].map(Number);
if (!out || (format !== "csv" && format !== "ftm") || !isWhole(seed) || !isWhole(recordsPerNode)) {
  console.error(`Usage: ${usage}`);
  process.exitCode = 2;
} else {
  const { views } = generateWorld({ seed, recordsPerNode, faultRate: faultRate || 0 });
  for (const view of views.values())
    for (const { path, records } of writeFiles(view, join(out, view.authority), format))
      console.log(`${path}: ${records} records`);
}

function isWhole(number: number | undefined): number is number {
  return Number.isInteger(number);
}
