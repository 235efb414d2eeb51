import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyConsistency } from "./consistency.ts";
import { verifyInclusion } from "./inclusion.ts";

/** Proofs of transparency-dev/merkle, which are not part of the project. */
const folder =
  process.env.ENTENTE_VECTORS ?? resolve(import.meta.dirname, "../../../../../shared/vectors");
const file = join(folder, "merkle-proofs.json");

type Vector = { case: string; proof: string[] | null; wantErr: boolean } & (
  | { size1: number; size2: number; root1: string; root2: string }
  | { leafIdx: number; treeSize: number; root: string; leafHash: string }
);

const bytes = (text: string): Buffer => Buffer.from(text, "base64");

function verifies(vector: Vector): boolean {
  const proof = (vector.proof ?? []).map(bytes);
  if ("leafIdx" in vector) {
    const { leafIdx: index, treeSize: size, root, leafHash } = vector;
    return verifyInclusion({ index, size, root: bytes(root), leaf: bytes(leafHash) }, proof);
  }
  const { size1, size2, root1, root2 } = vector;
  const from = { size: size1, root: bytes(root1) };
  return verifyConsistency({ from, to: { size: size2, root: bytes(root2) } }, proof);
}

const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Vector[]) : [];

describe("A proof of transparency-dev", () => {
  test.each(vectors)("is told right from wrong: $case", (vector) => {
    expect(verifies(vector)).toBe(!vector.wantErr);
  });

  test("is there to be checked", ({ skip }) => {
    skip(vectors.length === 0, `${file} is missing; name its folder in ENTENTE_VECTORS`);
    expect(vectors.length).toBeGreaterThan(100);
  });
});
