import {
  compareNames,
  defaultHitThreshold,
  matchKeysOf,
  nameThreshold,
  strengthOf,
  type MatchKey,
} from "@entente/match";
import type { WrittenPerson } from "./name-pairs.ts";

/** Whether two persons are taken for one by their names in clear, without their birth dates. */
export function meetByName(left: WrittenPerson, right: WrittenPerson): boolean {
  return compareNames(left.name, right.name, "person").score >= nameThreshold;
}

/** Whether two persons are a blind hit by the match keys of name and birth date. */
export function meetBlind(left: WrittenPerson, right: WrittenPerson): boolean {
  const known = new Set(keysOf(right).map(({ value }) => value));
  const met = keysOf(left).filter(({ value }) => known.has(value));
  return strengthOf(met.map(({ type }) => type)).bits >= defaultHitThreshold;
}

function keysOf({ name, birthDate }: WrittenPerson): MatchKey[] {
  const values = new Map([
    ["name", [name]],
    ["birthDate", [birthDate]],
  ]);
  return matchKeysOf({ kind: "Person", values });
}
