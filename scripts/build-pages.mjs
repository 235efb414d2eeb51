/**
 * Builds the pages into packages/web/dist when their sources have changed since the last build.
 * The old pages stay in place until the new ones are complete.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesBelow, fingerprintOfFiles, readStamp } from "./lib/fingerprint.mjs";
import { projectNode, ROOT } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";
import { say, saying } from "./lib/say.mjs";

const WEB = join(ROOT, "packages", "web");
const DIST = join(WEB, "dist");
const STAMP = join(DIST, ".entente-pages");
const FRESH = join(WEB, ".entente", "pages");

/** @returns {boolean} whether the pages were built from the sources as they are, or there are none */
export function pagesAreCurrent() {
  return !existsSync(join(WEB, "vite.config.ts")) || readStamp(STAMP) === sourcePrint();
}

/** @returns {Promise<boolean>} whether the pages could be built; the reason was printed if not */
export async function buildPages() {
  const wanted = sourcePrint();
  const { ok, output } = await saying("Building the pages", viteBuild);
  if (!ok) {
    say(`\nThe pages could not be built:\n\n${output.trim().slice(0, 4000)}\n`);
    return false;
  }
  writeFileSync(join(FRESH, ".entente-pages"), `${wanted}\n`);
  rmSync(DIST, { recursive: true, force: true });
  renameSync(FRESH, DIST);
  return true;
}

/** Over what ends up in the pages: their own sources, the nouns they share, and the libraries. */
function sourcePrint() {
  const built = (name) =>
    !["dist", "node_modules", ".entente"].includes(name) && !/\.test\.tsx?$/.test(name);
  return fingerprintOfFiles([
    join(ROOT, "package-lock.json"),
    ...filesBelow(WEB, built),
    ...filesBelow(join(ROOT, "packages", "model", "src"), built),
  ]);
}

function viteBuild() {
  rmSync(FRESH, { recursive: true, force: true });
  mkdirSync(FRESH, { recursive: true });
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--outDir", FRESH, "--emptyOutDir", "--logLevel", "warn"];
  return run(projectNode() ?? process.execPath, args, { cwd: WEB });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.exitCode = pagesAreCurrent() || (await buildPages()) ? 0 : 1;
