import type { AffairBuilder } from "./affair-builder.ts";
import type { TrueEntity } from "./entity.ts";
import { date, needed, worded } from "./facts.ts";
import { kinships, positions, ties } from "./phrases.ts";

/**
 * Adds that two persons deal with each other.
 * @param seenBy who knows it, where that is not left to chance
 */
export function addAssociate(
  builder: AffairBuilder,
  one: TrueEntity,
  other: TrueEntity,
  seenBy?: number,
): void {
  const facts = [
    needed("person", one),
    needed("associate", other),
    worded("role", builder.random.pick(ties)),
    date("startDate", builder.someDay()),
  ];
  builder.add("Associate", facts, seenBy === undefined ? {} : { seenBy });
}

/** Adds that two persons are relatives. */
export function addFamily(builder: AffairBuilder, one: TrueEntity, other: TrueEntity): void {
  builder.add("Family", [
    needed("person", one),
    needed("relative", other),
    worded("role", builder.random.pick(kinships)),
  ]);
}

/** Adds that a person works for a company. */
export function addEmployment(builder: AffairBuilder, worker: TrueEntity, at: TrueEntity): void {
  builder.add("Employment", [
    needed("employee", worker),
    needed("employer", at),
    worded("role", positions[worker.role ?? ""] ?? positions["port-worker"]!),
    date("startDate", builder.someDay(30)),
  ]);
}

/** Adds that a person directs a company. */
export function addDirectorship(builder: AffairBuilder, who: TrueEntity, of: TrueEntity): void {
  builder.add("Directorship", [
    needed("director", who),
    needed("organization", of),
    worded("role", positions["director"]!),
    date("startDate", builder.someDay(30)),
  ]);
}

/** Adds that somebody owns something. */
export function addOwnership(builder: AffairBuilder, who: TrueEntity, what: TrueEntity): void {
  builder.add("Ownership", [
    needed("owner", who),
    needed("asset", what),
    date("startDate", builder.someDay(30)),
  ]);
}
