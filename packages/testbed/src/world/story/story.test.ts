import { cleanValue, defaultHitThreshold, matchKeysOf, strengthOf } from "@entente/match";
import { propertyOf } from "@entente/model";
import { describe, expect, it } from "vitest";
import type { WorldAuthorityId } from "../authorities.ts";
import type { WorldRecord } from "../record.ts";
import { storyKeys } from "./names.ts";
import { newcomerRecords, storyRecordsOf } from "./story.ts";

const brussels = "be-brussels-prosecutor";
const marseille = "fr-marseille-prosecutor";

describe("the story", () => {
  it("has a suspect whose records at Brussels, Marseille and Rabat are strong enough to meet", () => {
    const here = recordOf(brussels, storyKeys.brusselsSuspect);
    const there = recordOf(marseille, storyKeys.marseilleSuspect);
    const overseas = recordOf("ma-rabat-liaison", storyKeys.rabatSuspect);
    expect(bits(brussels, here, marseille, there)).toBeGreaterThan(defaultHitThreshold);
    expect(bits(brussels, here, "ma-rabat-liaison", overseas)).toBeGreaterThan(defaultHitThreshold);
  });

  it("has a newcomer whose records at Brussels and Marseille would meet", () => {
    const { [brussels]: here, [marseille]: there } = newcomerRecords;
    expect(bits(brussels, here, marseille, there)).toBeGreaterThan(defaultHitThreshold);
  });

  it("does not make the newcomer meet the suspect", () => {
    const suspect = recordOf(marseille, storyKeys.marseilleSuspect);
    const newcomer = newcomerRecords[brussels];
    expect(bits(brussels, newcomer, marseille, suspect)).toBe(0);
  });

  it("has two operations of two authorities that share a cell of place and hours", () => {
    const searched = recordOf(brussels, storyKeys.brusselsOperation);
    const watched = recordOf("be-antwerp-police", storyKeys.antwerpOperation);
    expect(met(brussels, searched, "be-antwerp-police", watched).length).toBeGreaterThan(0);
  });
});

function recordOf(authority: WorldAuthorityId, key: string): WorldRecord {
  return storyRecordsOf(authority).find((record) => record.key === key)!;
}

function bits(at: string, one: WorldRecord, there: string, other: WorldRecord): number {
  return strengthOf(met(at, one, there, other)).bits;
}

/** Types of the match keys that two records share. */
function met(at: string, one: WorldRecord, there: string, other: WorldRecord) {
  const theirs = new Set(keysOf(there, other).map(({ value }) => value));
  return keysOf(at, one)
    .filter(({ value }) => theirs.has(value))
    .map(({ type }) => type);
}

function keysOf(authority: string, { kind, statements }: WorldRecord) {
  const values = new Map<string, string[]>();
  for (const { property, value } of statements) {
    const context = { country: authority.slice(0, 2), property };
    const cleaned = cleanValue(propertyOf(kind, property)!.type, value, context);
    if (cleaned.ok) values.set(property, [...(values.get(property) ?? []), cleaned.value]);
  }
  return matchKeysOf({ kind, values });
}
