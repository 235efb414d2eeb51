import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendLeaves, emptyTree, merkleRoot, rootOf } from "./accumulator.ts";
import { verifyConsistency } from "./consistency.ts";
import { emptyRoot, leafHash, nodeHash } from "./hashes.ts";
import { verifyInclusion } from "./inclusion.ts";
import { splitOf } from "./subtrees.ts";
import { hashOfSubtree, provingTree } from "./tree.ts";

const leaves = Array.from({ length: 130 }, (_, at) => leafHash(`leaf ${at}`));
const tree = provingTree((subtree) => hashOfSubtree(leaves, subtree));
const sizes = fc.integer({ min: 1, max: leaves.length });
const settings = { seed: 6962, numRuns: 400 };

/** MTH as RFC 6962 §2.1 writes it. */
function rootByTheBook(of: readonly Uint8Array[]): Uint8Array {
  if (of.length === 0) return emptyRoot;
  if (of.length === 1) return of[0]!;
  const split = splitOf(of.length);
  return nodeHash(rootByTheBook(of.slice(0, split)), rootByTheBook(of.slice(split)));
}

const rootAt = (size: number): Uint8Array => merkleRoot(leaves.slice(0, size));
const flipped = (hash: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

describe("A tree", () => {
  test("has the root of RFC 6962, whatever its size", () => {
    for (let size = 0; size <= leaves.length; size++)
      expect(rootAt(size)).toEqual(Buffer.from(rootByTheBook(leaves.slice(0, size))));
  });

  test("has the same root however its leaves were appended, and tells of each complete subtree", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), (parts) => {
        let grown = emptyTree;
        const told = new Map<string, Uint8Array>();
        for (const part of parts)
          grown = appendLeaves(
            grown,
            leaves.slice(grown.size, grown.size + part),
            ({ level, index }, hash) => told.set(`${level}/${index}`, hash),
          );
        expect(rootOf(grown)).toEqual(rootAt(grown.size));
        for (const [name, hash] of told) {
          const [level, index] = name.split("/").map(Number);
          expect(hash).toEqual(hashOfSubtree(leaves, { level: level!, index: index! }));
        }
        let complete = 0;
        for (let width = 2; width <= grown.size; width *= 2)
          complete += Math.floor(grown.size / width);
        expect(told.size).toBe(complete);
      }),
      settings,
    );
  });
});

describe("A proof of inclusion", () => {
  const cases = sizes.chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

  test("holds for any leaf of a tree of any size, and is no longer than the tree is high", () => {
    fc.assert(
      fc.property(cases, ([size, index]) => {
        const proof = tree.inclusion(index, size);
        const claim = { index, leaf: leaves[index]!, size, root: rootAt(size) };
        expect(verifyInclusion(claim, proof)).toBe(true);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }),
      settings,
    );
  });

  test("fails when any bit of it, of the leaf or of the root is another", () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat({ max: 255 }), ([size, index], which, bit) => {
        const proof = tree.inclusion(index, size);
        const parts = [leaves[index]!, rootAt(size), ...proof];
        parts[which % parts.length] = flipped(parts[which % parts.length]!, bit);
        const [leaf, root, ...rest] = parts;
        expect(verifyInclusion({ index, leaf: leaf!, size, root: root! }, rest)).toBe(false);
      }),
      settings,
    );
  });

  test("fails for another place, and with a hash more or fewer", () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([size, index], other) => {
        const proof = tree.inclusion(index, size);
        const claim = { index, leaf: leaves[index]!, size, root: rootAt(size) };
        const place = other % size;
        expect(verifyInclusion({ ...claim, index: place }, proof)).toBe(place === index);
        expect(verifyInclusion(claim, [...proof, claim.leaf])).toBe(false);
        expect(verifyInclusion(claim, proof.slice(1))).toBe(proof.length === 0);
        for (const odd of [-1, 0.5, Number.NaN, size, 2 ** 64])
          expect(verifyInclusion({ ...claim, index: odd }, proof)).toBe(false);
      }),
      settings,
    );
  });
});

describe("A proof of consistency", () => {
  const cases = sizes.chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));
  const claimOf = (from: number, to: number) => ({
    from: { size: from, root: rootAt(from) },
    to: { size: to, root: rootAt(to) },
  });

  test("holds between any two sizes", () => {
    for (let to = 1; to <= 70; to++)
      for (let from = 1; from <= to; from++)
        expect(verifyConsistency(claimOf(from, to), tree.consistency(from, to))).toBe(true);
  });

  test("fails when any bit of it or of a root is another", () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat({ max: 255 }), ([from, to], which, bit) => {
        const claim = claimOf(from, to);
        const parts = [claim.from.root, claim.to.root, ...tree.consistency(from, to)];
        parts[which % parts.length] = flipped(parts[which % parts.length]!, bit);
        const [first, second, ...proof] = parts;
        const altered = {
          from: { size: from, root: first! },
          to: { size: to, root: second! },
        };
        expect(verifyConsistency(altered, proof)).toBe(false);
      }),
      settings,
    );
  });

  test("fails for a tree in which an earlier leaf is another", () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([from, to], which) => {
        const changed = leaves.with(which % from, leafHash("another"));
        const rewritten = provingTree((subtree) => hashOfSubtree(changed, subtree));
        const claim = {
          from: { size: from, root: rootAt(from) },
          to: { size: to, root: merkleRoot(changed.slice(0, to)) },
        };
        expect(verifyConsistency(claim, rewritten.consistency(from, to))).toBe(false);
        expect(verifyConsistency(claim, tree.consistency(from, to))).toBe(false);
      }),
      settings,
    );
  });

  test("is not given, nor believed, from nothing or backwards", () => {
    for (const [from, to] of [
      [0, 5],
      [6, 5],
      [0, 0],
      [1.5, 5],
    ] as const) {
      expect(() => tree.consistency(from, to)).toThrow(RangeError);
      const claim = { from: { size: from, root: emptyRoot }, to: { size: to, root: emptyRoot } };
      expect(verifyConsistency(claim, [])).toBe(false);
    }
  });
});
