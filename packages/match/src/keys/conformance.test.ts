import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchKeysOf, type MatchKey } from "./index.ts";

type Case = {
  name: string;
  record: { kind: string; values: Record<string, string[]> };
  keys: MatchKey[];
};

const file = new URL("../../../../conformance/match_keys_valid.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("the vectors of match keys", () => {
  it.each(cases)("hold for $name", ({ record: { kind, values }, keys }) => {
    expect(matchKeysOf({ kind, values: new Map(Object.entries(values)) })).toEqual(keys);
  });
});
