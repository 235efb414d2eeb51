import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./paths.mjs";

/**
 * @param {Iterable<[name: string, content: string | Buffer]>} parts
 * @returns {string} one SHA-256, in hex, over names and contents in the given order
 */
export function fingerprint(parts) {
  const hash = createHash("sha256");
  for (const [name, content] of parts) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest("hex");
}

/**
 * @param {string} folder an absolute path
 * @param {(name: string) => boolean} wanted of each file and folder name
 * @returns {string[]} the absolute paths of the files below it, sorted
 */
export function filesBelow(folder, wanted = () => true) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => wanted(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, wanted) : [path];
    })
    .toSorted();
}

/** @param {string[]} paths absolute @returns {string} their fingerprint, names from the root */
export function fingerprintOfFiles(paths) {
  return fingerprint(paths.map((path) => [relative(ROOT, path), readFileSync(path)]));
}

/** @param {string} file @returns {string | null} what a stamp file holds, null without one */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
