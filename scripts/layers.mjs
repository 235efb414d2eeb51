/**
 * Holds the house to its floors: a package imports only from floors below its own, the engines do
 * no I/O, and inside the node a feature keeps out of another feature's SQL.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./lib/paths.mjs";
import { importsOf, projectFiles } from "./lib/sources.mjs";

const FLOORS = new Map([
  ["model", 0],
  ...["match", "blind", "network", "script", "cargo", "ports", "protocol"].map((name) => [name, 1]),
  ["node", 2],
  ["web", 3],
  ["testbed", 3],
  ["bench", 4],
]);

/** What an engine may use of Node besides the pure modules. */
const ALLOWED_TO_ENGINES = new Map([
  ["blind", ["worker_threads", "crypto", "os"]],
  ["protocol", ["crypto"]],
]);
const PURE_MODULES = ["assert", "buffer", "util", "string_decoder", "url", "perf_hooks"];

/**
 * @param {string} file a path from the root, with slashes
 * @param {string} source its text
 * @returns {string[]} one line for each broken rule
 */
export function brokenLayers(file, source) {
  const room = file.startsWith("bench/") ? "bench" : /^packages\/([^/]+)\/src\//.exec(file)?.[1];
  if (room === undefined) return [];
  if (!FLOORS.has(room)) return [`${file}: packages/${room} has no floor in scripts/layers.mjs`];
  const isTest = /\.test\.tsx?$/.test(file);
  return importsOf(source)
    .map((what) => {
      const fault = what.startsWith(".")
        ? faultOfPath(file, posix.join(posix.dirname(file), what), room, isTest)
        : (faultOfPackage(room, what) ?? (isTest ? null : faultOfLibrary(file, room, what)));
      return fault && `${file}: imports "${what}": ${fault}`;
    })
    .filter((fault) => fault !== null);
}

/**
 * A relative import stays in its package, except that tests read the conformance vectors and a
 * benchmark measures inner parts; and a feature's store belongs to that feature alone.
 */
function faultOfPath(file, target, room, isTest) {
  if (room === "bench") return null;
  if (isTest && target.startsWith("conformance/")) return null;
  if (!target.startsWith(`packages/${room}/`))
    return "leaves its package; import the package by its name";
  const store = /^packages\/node\/src\/features\/([^/]+)\/store\.ts$/.exec(target)?.[1];
  const owner = /^packages\/node\/src\/features\/([^/]+)\//.exec(file)?.[1];
  if (store !== undefined && owner !== undefined && store !== owner)
    return `the store of ${store} belongs to that feature; call its ${store}.ts`;
  return null;
}

function faultOfPackage(room, what) {
  const other = /^@entente\/([^/]+)/.exec(what)?.[1];
  if (other === undefined) return null;
  if (!FLOORS.has(other)) return `${other} has no floor in scripts/layers.mjs`;
  if (other === room) return "a package does not import itself by name";
  const [here, there] = [FLOORS.get(room), FLOORS.get(other)];
  return there < here ? null : `${room} (floor ${here}) may not see ${other} (floor ${there})`;
}

function faultOfLibrary(file, room, what) {
  if (file.startsWith("packages/node/src/features/") && /^pg($|\/|-)/.test(what))
    return "a feature reaches the database through src/store only";
  if (FLOORS.get(room) > 1 || !what.startsWith("node:")) return null;
  const name = what.slice("node:".length).split("/")[0];
  const allowed = [...PURE_MODULES, ...(ALLOWED_TO_ENGINES.get(room) ?? [])];
  return allowed.includes(name) ? null : "an engine does no I/O";
}

/** @returns {string[]} one line for each broken rule in the whole project */
export function checkLayers() {
  return projectFiles()
    .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file))
    .flatMap((file) => brokenLayers(file, readFileSync(join(ROOT, file), "utf8")));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const faults = checkLayers();
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
