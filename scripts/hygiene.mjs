/** Keeps files short, the lock free of download addresses, and everything free of one's machine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./lib/paths.mjs";
import { projectFiles } from "./lib/sources.mjs";

const LONG = 300;
const TOO_LONG = 400;
const CODE = /\.(ts|tsx|mjs|js|css)$/;
const TEXT = /\.(ts|tsx|mjs|js|css|html|json|jsonc|md|ya?ml|sql|sh)$|(^|\/)\.[^/]+$|\.ci\/run$/;
const MACHINE_PATH = /(?<![\w.])\/(?:home|Users|work|workspace|builds)\/[\w.-]+\/[\w.-]+/;

/** @returns {{ errors: string[], warnings: string[] }} one line each */
export function checkHygiene() {
  const errors = [];
  const warnings = [];
  for (const file of projectFiles().filter((name) => TEXT.test(name))) {
    const lines = readFileSync(join(ROOT, file), "utf8").split("\n");
    if (file.endsWith("package-lock.json")) {
      if (lines.some((line) => /"resolved":\s*"https?:/.test(line)))
        errors.push(`${file}: names download addresses; keep omit-lockfile-registry-resolved`);
      continue;
    }
    if (CODE.test(file) && lines.length > TOO_LONG)
      errors.push(`${file}: ${lines.length} lines, more than ${TOO_LONG}`);
    else if (CODE.test(file) && lines.length > LONG)
      warnings.push(`${file}: ${lines.length} lines, more than ${LONG}`);
    for (const [index, line] of lines.entries())
      if (MACHINE_PATH.test(line) || line.includes(ROOT))
        errors.push(`${file}:${index + 1}: names a path of one machine`);
  }
  return { errors, warnings };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { errors, warnings } = checkHygiene();
  for (const line of warnings) console.log(`warning: ${line}`);
  for (const line of errors) console.log(line);
  process.exitCode = errors.length > 0 ? 1 : 0;
}
