import { relative } from "node:path";
import { filesBelow } from "./fingerprint.mjs";
import { ROOT } from "./paths.mjs";

const NOT_OURS = new Set([
  "node_modules",
  "dist",
  ".git",
  ".entente",
  "coverage",
  "test-results",
  "reports",
  ".stryker-tmp",
]);

/** @returns {string[]} every file of the project itself, as paths from the root with slashes */
export function projectFiles() {
  return filesBelow(ROOT, (name) => !NOT_OURS.has(name)).map((path) =>
    relative(ROOT, path).replaceAll("\\", "/"),
  );
}

const IMPORT = /\b(?:from|import)\s*\(?\s*(["'])(?<what>[^"'\n]+)\1/g;

/**
 * @param {string} source TypeScript or JavaScript
 * @returns {string[]} what it imports or re-exports, statically or dynamically, types included
 */
export function importsOf(source) {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(IMPORT)].map((match) => match.groups.what);
}
