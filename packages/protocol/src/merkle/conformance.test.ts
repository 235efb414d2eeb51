import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { merkleRoot } from "./accumulator.ts";
import { verifyConsistency } from "./consistency.ts";
import { leafHash } from "./hashes.ts";
import { verifyInclusion } from "./inclusion.ts";

type Vectors = {
  trees: { size: number; root: string }[];
  inclusion: {
    name: string;
    index: number;
    leaf: string;
    size: number;
    root: string;
    proof: string[];
  }[];
  consistency: { name: string; from: Sized; to: Sized; proof: string[] }[];
};
type Sized = { size: number; root: string };

function readVectors(name: string): Vectors {
  const url = new URL(`../../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as Vectors;
}

const bytes = (text: string): Buffer => Buffer.from(text, "hex");
const sized = ({ size, root }: Sized) => ({ size, root: bytes(root) });

describe.each([
  ["merkle_valid.json", true],
  ["merkle_invalid.json", false],
] as const)("The vectors in %s", (name, holds) => {
  const vectors = readVectors(name);
  test.each(vectors.trees)("have roots: $size leaves", ({ size, root }) => {
    const leaves = Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
    expect(Buffer.from(merkleRoot(leaves)).toString("hex") === root).toBe(holds);
  });
  test.each(vectors.inclusion)("have proofs of inclusion: $name", (claim) => {
    const { index, leaf, size, root, proof } = claim;
    const stated = { index, leaf: bytes(leaf), size, root: bytes(root) };
    expect(verifyInclusion(stated, proof.map(bytes))).toBe(holds);
  });
  test.each(vectors.consistency)("have proofs of consistency: $name", ({ from, to, proof }) => {
    const claim = { from: sized(from), to: sized(to) };
    expect(verifyConsistency(claim, proof.map(bytes))).toBe(holds);
  });
});
