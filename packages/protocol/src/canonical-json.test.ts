import fc from "fast-check";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

type Vector = { name: string; text: string; canonical: string; sha256: string };

const ownVectors = readVectors("canonical_json_valid.json") as Vector[];
/** The vectors of the RFC's author, where whoever runs the tests has them. */
const rfcVectors = new URL("../../../../shared/vectors/json-canonicalization/", import.meta.url);

function readVectors(name: string): unknown {
  const url = new URL(`../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

describe("Canonical JSON", () => {
  test.each(ownVectors)("fits the vector: $name", ({ text, canonical, sha256 }) => {
    const made = canonicalJson(JSON.parse(text));
    expect(made).toBe(canonical);
    expect(createHash("sha256").update(made).digest("hex")).toBe(sha256);
  });

  test.runIf(existsSync(rfcVectors))("fits the vectors of RFC 8785's author", () => {
    const names = readdirSync(new URL("input/", rfcVectors));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const input: unknown = JSON.parse(readFileSync(new URL(`input/${name}`, rfcVectors), "utf8"));
      expect(canonicalJson(input)).toBe(
        readFileSync(new URL(`output/${name}`, rfcVectors), "utf8"),
      );
    }
  });

  test("says the same as what it was made from, in the same way each time", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(back)).toBe(text);
      }),
      { seed: 8785, numRuns: 300 },
    );
  });

  test("does not depend on the order in which members were written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
      { seed: 8785 },
    );
  });

  test.each([
    ["nothing", undefined],
    ["a function", () => 1],
    ["what is not a number", Number.NaN],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["half a character", { text: "\ud800" }],
  ])("refuses %s", (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
