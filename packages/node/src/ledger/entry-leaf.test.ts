import { readFileSync } from "node:fs";
import { canonicalJson } from "@entente/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalEntry, hashOfJustification, leafOf, type EntryContent } from "./entry-leaf.ts";

type Vector = {
  entry: {
    entry: EntryContent;
    canonical: string;
    salt: string;
    justification: { text: string; salt: string };
    leaf: string;
  };
};
const url = new URL("../../../../conformance/evidence_valid.json", import.meta.url);
const { entry: vector } = JSON.parse(readFileSync(url, "utf8")) as Vector;

const texts = fc.string({ unit: "grapheme", maxLength: 20 });
const entries = fc.record({
  at: fc.constant("2026-01-05T08:00:00.000Z"),
  actor: fc.record({ type: texts, id: texts }),
  act: texts,
  object: fc.record({ type: texts, id: texts }),
  caseId: fc.option(texts),
  justification: fc.option(texts),
  recipient: fc.option(texts),
  facts: fc.dictionary(texts, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
});

describe("The leaf of an entry", () => {
  test("is made of the canonical form of RFC 8785, whatever the entry says", () => {
    fc.assert(
      fc.property(entries, (entry) => {
        expect(canonicalEntry(entry)).toBe(canonicalJson(entry));
      }),
      { seed: 8785, numRuns: 300 },
    );
  });

  test("is that of the vector, with the justification by its salted hash", () => {
    const { entry, canonical, salt, justification, leaf } = vector;
    const stated = hashOfJustification(justification.text, Buffer.from(justification.salt, "hex"));
    expect(entry.justification).toBe(stated.toString("hex"));
    expect(canonicalEntry(entry)).toBe(canonical);
    expect(leafOf(entry, Buffer.from(salt, "hex")).toString("hex")).toBe(leaf);
  });
});
