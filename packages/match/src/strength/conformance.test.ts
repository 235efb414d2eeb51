import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keyTypes, strengthOf, type Strength } from "./index.ts";
import type { KeyType } from "../keys/index.ts";

type Case = Strength & { name: string; types: KeyType[] };

const file = new URL("../../../../conformance/strength_valid.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("the vectors of strength", () => {
  it.each(cases)("hold for $name", ({ types, bits, evidence }) => {
    expect(strengthOf(types)).toEqual({ bits, evidence });
  });

  it("weigh every type of key alone", () => {
    const alone = cases.filter(({ types }) => types.length === 1).map(({ types }) => types[0]!);
    expect(new Set(alone)).toEqual(new Set(keyTypes.map(({ id }) => id)));
  });
});
