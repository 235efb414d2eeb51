import { authorities } from "../authorities.ts";
import { dateOf } from "../period.ts";
import type { Random } from "../random.ts";
import { phoneNumber, firstFreePhone } from "../numbers/phone-number.ts";
import { entitiesPerAffair, type Fact, type TrueEntity } from "./entity.ts";
import { shareOf, withoutHolder } from "./sharing.ts";

/** What an affair is about, before its entities exist. */
export type AffairFrame = {
  readonly index: number;
  readonly group: number;
  /** The authority that leads it (place in `authorities`), or −1 when all who know say so themselves. */
  readonly home: number;
  /** Further authorities that know a part of it. */
  readonly partners: readonly number[];
  /** The day of the world (0 is 2023-10-01) on which it begins. */
  readonly day: number;
};

/**
 * Phones, and other numbered things of one series, that one affair may hold. With a million records
 * a node there are about 97,000 affairs, so that 24 keep ordinals below 2.4 million.
 */
const numbersPerAffair = 24;

/** Gathers the entities of one affair and decides who knows them. */
export class AffairBuilder {
  readonly frame: AffairFrame;
  readonly random: Random;
  readonly entities: TrueEntity[] = [];
  readonly #counters = new Map<string, number>();

  constructor(frame: AffairFrame, random: Random) {
    this.frame = frame;
    this.random = random;
  }

  /**
   * Adds an entity; who knows it follows from what it refers to and from chance, unless `seenBy`
   * says so.
   * @returns the entity, or null when nobody would know of it
   * @throws RangeError when the affair is full, which would be a fault of its plan
   */
  add(
    kind: string,
    facts: readonly Fact[],
    more: { readonly seenBy?: number; readonly twiceAt?: number; readonly role?: string } = {},
  ): TrueEntity | null {
    const seenBy = (more.seenBy ?? this.#seenBy(kind, facts)) & neededMask(facts);
    if (seenBy === 0) return null;
    if (this.entities.length >= entitiesPerAffair) throw new RangeError("too many in one affair");
    const entity: TrueEntity = {
      id: this.frame.index * 256 + this.entities.length,
      kind,
      group: this.frame.group,
      role: more.role ?? null,
      facts,
      seenBy,
      twiceAt: (more.twiceAt ?? 0) & seenBy,
    };
    this.entities.push(entity);
    return entity;
  }

  /**
   * The next number of a series; no two affairs share one.
   * @throws RangeError when the affair has used up its numbers, which would be a fault of its plan
   */
  ordinal(series: string): number {
    const count = this.#counters.get(series) ?? 0;
    if (count >= numbersPerAffair) throw new RangeError(`too many of ${series} in one affair`);
    this.#counters.set(series, count + 1);
    return this.frame.index * numbersPerAffair + count;
  }

  /** A phone number that nobody else has. */
  newPhone(country: string): string {
    return phoneNumber(country, firstFreePhone + this.ordinal("phone"));
  }

  /** A day within `length` days of the affair's beginning. */
  someDay(length = 90): string {
    return dateOf(this.frame.day + this.random.below(length));
  }

  /** An instant within `length` days of the affair's beginning, to the minute. */
  someInstant(length = 90): string {
    const { random } = this;
    const two = (number: number) => String(number).padStart(2, "0");
    return `${this.someDay(length)}T${two(random.below(24))}:${two(random.below(60))}:00Z`;
  }

  #seenBy(kind: string, facts: readonly Fact[]): number {
    const { home, partners } = this.frame;
    let mask = home < 0 ? 0 : 1 << home;
    for (const partner of partners) {
      const share = shareOf(authorities[partner]!.type, kind);
      const rate = hasUnknownHolder(facts, partner) ? share * withoutHolder : share;
      if (this.random.chance(rate)) mask |= 1 << partner;
    }
    return mask;
  }
}

function neededMask(facts: readonly Fact[]): number {
  let mask = -1;
  for (const fact of facts) if (fact.as === "ref" && fact.needed) mask &= fact.value.seenBy;
  return mask;
}

function hasUnknownHolder(facts: readonly Fact[], authority: number): boolean {
  let unknown = false;
  for (const fact of facts) {
    if (fact.as !== "ref" || fact.needed) continue;
    if (fact.value.seenBy & (1 << authority)) return false;
    unknown = true;
  }
  return unknown;
}
