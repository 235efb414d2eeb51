import { readFileSync } from "node:fs";

/** The conformance vectors in a file. */
export function readVectors(name: string): unknown {
  const url = new URL(`../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}
