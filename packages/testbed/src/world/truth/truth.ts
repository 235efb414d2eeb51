import { authorities, type WorldAuthorityId } from "../authorities.ts";
import { storyTruth } from "../story/story-truth.ts";
import { keyOf } from "../writing/keys.ts";
import type { Affair } from "./affair.ts";
import { captionOfTruth } from "./caption.ts";
import type { TrueEntity } from "./entity.ts";
import type { Commons, Core } from "./fixed.ts";

/** A true entity, and under which keys each authority holds it. */
export type TruthEntity = {
  readonly id: number;
  readonly kind: string;
  /** Its name or number in the truest form. */
  readonly caption: string;
  /** The criminal group it belongs to, from 0; −1 for what belongs to none. */
  readonly group: number;
  /** What a person does in the group. */
  readonly role: string | null;
  /** True for the leading figures of the groups. */
  readonly central: boolean;
  /** Two keys at one authority: it recorded the same thing twice. */
  readonly known: ReadonlyMap<WorldAuthorityId, readonly string[]>;
};

/** Two planned or past operations of two authorities that meet in place and time. */
export type Clash = readonly (readonly [authority: WorldAuthorityId, key: string])[];

/** The truth that measures are held against. Lists are made anew each time they are gone through. */
export type Truth = {
  readonly entities: Iterable<TruthEntity>;
  readonly clashes: Iterable<Clash>;
};

/** What the truth is made from. */
export type TruthParts = {
  readonly seed: number;
  readonly cores: readonly Core[];
  readonly commons: Commons;
  readonly affairs: () => Iterable<Affair>;
};

/** The truth of a world. */
export function truthOf({ seed, cores, commons, affairs }: TruthParts): Truth {
  function* entities(): Generator<TruthEntity> {
    for (const entity of commons.entities) yield tell(seed, entity, false, -1);
    for (const core of cores)
      for (const entity of core.entities)
        yield tell(seed, entity, entity.kind === "Person", entity.group);
    yield* storyTruth.entities;
    for (const affair of affairs())
      for (const entity of affair.entities) yield tell(seed, entity, false, entity.group);
  }
  function* clashes(): Generator<Clash> {
    yield* storyTruth.clashes;
    for (const affair of affairs())
      for (const pair of affair.clashes) yield pair.flatMap((id) => placesOf(seed, affair, id));
  }
  return {
    entities: { [Symbol.iterator]: entities },
    clashes: { [Symbol.iterator]: clashes },
  };
}

/** Pairs of keys of the same true entity at two authorities: the matches that should be found. */
export function* sharedBetween(
  truth: Truth,
  one: WorldAuthorityId,
  other: WorldAuthorityId,
): Generator<{ readonly entity: TruthEntity; readonly keys: readonly [string, string] }> {
  for (const entity of truth.entities)
    for (const key of entity.known.get(one) ?? [])
      for (const otherKey of entity.known.get(other) ?? []) yield { entity, keys: [key, otherKey] };
}

function tell(seed: number, entity: TrueEntity, central: boolean, group: number): TruthEntity {
  const known = new Map<WorldAuthorityId, readonly string[]>();
  for (const [index, { id }] of authorities.entries()) {
    if (!(entity.seenBy & (1 << index))) continue;
    const first = keyOf(seed, index, entity.id, 0);
    const twice = entity.twiceAt & (1 << index);
    known.set(id, twice ? [first, keyOf(seed, index, entity.id, 1)] : [first]);
  }
  const { id, kind, role } = entity;
  return { id, kind, caption: captionOfTruth(entity), group, role, central, known };
}

function placesOf(seed: number, affair: Affair, id: number): Clash {
  const entity = affair.entities.find((candidate) => candidate.id === id);
  return authorities.flatMap((authority, index) =>
    entity && entity.seenBy & (1 << index)
      ? [[authority.id, keyOf(seed, index, id, 0)] as const]
      : [],
  );
}
