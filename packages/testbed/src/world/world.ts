import { authorities, authorityIndex, type WorldAuthorityId } from "./authorities.ts";
import type { WorldCase, WorldRecord } from "./record.ts";
import { storyCasesOf, storyRecordsOf } from "./story/story.ts";
import { buildAffair, type Affair } from "./truth/affair.ts";
import type { AffairFrame } from "./truth/affair-builder.ts";
import type { TrueEntity } from "./truth/entity.ts";
import { buildCommons, buildCores, type Commons, type Core } from "./truth/fixed.ts";
import { commonsAffair, ordinaryFrames, planWorld, type WorldPlan } from "./truth/plan.ts";
import { truthOf, type Truth } from "./truth/truth.ts";
import { writeAffair, writeCase } from "./writing/write-affair.ts";

/** What a world is made from. The same options give the same world, byte for byte. */
export type WorldOptions = {
  /** A whole number of 32 bits. */
  readonly seed: number;
  /** Records that each authority holds, within a tenth from 2,000 on; at least 400. */
  readonly recordsPerNode: number;
  /** Whose views are wanted; all six when it is left out. */
  readonly authorities?: readonly WorldAuthorityId[];
  /** Chance that a date or phone is one a node must refuse; 0 when it is left out. */
  readonly faultRate?: number;
};

/** What one authority holds. Both lists are made anew each time they are gone through. */
export type View = {
  readonly authority: WorldAuthorityId;
  /** Every record comes after those it refers to. */
  readonly records: Iterable<WorldRecord>;
  readonly cases: Iterable<WorldCase>;
};

/** A generated world. Nothing of size is held: views and truth are made while they are read. */
export type World = {
  readonly authorities: typeof authorities;
  readonly views: ReadonlyMap<WorldAuthorityId, View>;
  readonly truth: Truth;
};

/** The fewest records a node may be given: the leading figures, ships and terminals are among them. */
const fewestRecords = 400;

/**
 * Three years of criminal groups that bring cocaine from South America to northern ports, as six
 * authorities see them, and the truth.
 * @throws RangeError when fewer than 400 records a node are asked for
 */
export function generateWorld(options: WorldOptions): World {
  const base = baseOf(options);
  const wanted = options.authorities ?? authorities.map(({ id }) => id);
  const views = new Map(wanted.map((id) => [id, viewFrom(base, id, options.faultRate ?? 0)]));
  const { seed, cores, commons } = base;
  const affairs = () => ordinaryAffairs(base);
  return { authorities, views, truth: truthOf({ seed, cores, commons, affairs }) };
}

/** The view of one authority alone. */
export function viewOf(options: WorldOptions, authority: WorldAuthorityId): View {
  return viewFrom(baseOf(options), authority, options.faultRate ?? 0);
}

type Base = {
  readonly seed: number;
  readonly plan: WorldPlan;
  readonly cores: readonly Core[];
  readonly commons: Commons;
};

function baseOf({ seed, recordsPerNode }: WorldOptions): Base {
  if (!(recordsPerNode >= fewestRecords))
    throw new RangeError(`A world has at least ${fewestRecords} records a node.`);
  return {
    seed,
    plan: planWorld(seed, recordsPerNode),
    cores: buildCores(seed),
    commons: buildCommons(seed),
  };
}

function viewFrom(base: Base, id: WorldAuthorityId, faultRate: number): View {
  const { seed } = base;
  const authority = authorityIndex(id);
  return {
    authority: id,
    records: iterable(function* () {
      for (const { frame, entities } of fixedParts(base))
        yield* writeAffair(seed, frame, entities, authority, faultRate);
      yield* storyRecordsOf(id);
      for (const { frame, entities } of ordinaryAffairs(base, authority))
        yield* writeAffair(seed, frame, entities, authority, faultRate);
    }),
    cases: iterable(function* () {
      yield* storyCasesOf(id);
      for (const { frame, entities } of ordinaryAffairs(base, authority))
        yield writeCase(seed, frame, entities, authority);
    }),
  };
}

type Part = { readonly frame: AffairFrame; readonly entities: readonly TrueEntity[] };

function* fixedParts({ cores, commons }: Base): Generator<Part> {
  const frame = { group: 0, home: -1, partners: [], day: 0 };
  yield { frame: { ...frame, index: commonsAffair }, entities: commons.entities };
  for (const [index, { entities }] of cores.entries())
    yield { frame: { ...frame, index, group: index }, entities };
}

function* ordinaryAffairs(base: Base, authority?: number): Generator<Affair> {
  const { seed, plan, cores, commons } = base;
  for (const frame of ordinaryFrames(plan, authority))
    yield buildAffair(seed, frame, cores[frame.group]!, commons);
}

function iterable<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make };
}
