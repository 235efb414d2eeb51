import { authorities } from "../authorities.ts";
import { mix } from "../random.ts";
import type { AffairFrame } from "./affair-builder.ts";

/** What decides a whole world. */
export type WorldPlan = {
  readonly seed: number;
  /** Ordinary affairs of each authority, in the order of `authorities`. */
  readonly affairCounts: readonly number[];
};

/** Criminal groups; affair number g is about the leading figures of group g. */
export const groupCount = 12;
/** The affair of the story that a demonstration tells. */
export const storyAffair = groupCount + 1;
/** The affair of what everybody knows: ships and terminals. */
export const commonsAffair = groupCount + 2;
/** Ordinary affairs begin here. */
const firstOrdinary = 16;

/** Every so many-th affair of an authority is joint: a second one knows a part of it. */
const jointEvery = 5;

/**
 * Records that one ordinary affair brings to its authority, those of joint affairs of others
 * included; and the records that the fixed affairs bring. Both were counted on generated worlds.
 */
const recordsPerAffair = [62.1, 61.2, 63.3, 65.5, 62.1, 63] as const;
const fixedRecords = [125, 65, 190, 55, 55, 35] as const;

/** Who else may know an affair of each authority, with weights. */
const partnerChoices: readonly (readonly number[])[] = [
  [1, 1, 1, 2, 2, 2, 5, 5, 4],
  [0, 0, 0, 4, 4, 5, 5],
  [4, 4, 4, 0, 0, 3, 3],
  [2, 2, 2, 4, 4],
  [2, 2, 2, 1, 3],
  [0, 1],
];

/** The plan of a world in which each authority holds about `recordsPerNode` records. */
export function planWorld(seed: number, recordsPerNode: number): WorldPlan {
  const affairCounts = authorities.map((_, index) =>
    Math.max(1, Math.round((recordsPerNode - fixedRecords[index]!) / recordsPerAffair[index]!)),
  );
  return { seed, affairCounts };
}

/**
 * The frames of the ordinary affairs that one authority knows, its own and joint ones of others
 * between them; or, without an authority, all of them.
 */
export function* ordinaryFrames(plan: WorldPlan, authority?: number): Generator<AffairFrame> {
  const rounds = Math.max(...plan.affairCounts);
  for (let round = 0; round < rounds; round += 1)
    for (let home = 0; home < authorities.length; home += 1) {
      if (round >= plan.affairCounts[home]!) continue;
      const joint = (round + home) % jointEvery === 2;
      if (authority !== undefined && home !== authority && !joint) continue;
      const frame = frameOf(plan, round, home, joint);
      if (authority === undefined || home === authority || frame.partners.includes(authority))
        yield frame;
    }
}

function frameOf(plan: WorldPlan, round: number, home: number, joint: boolean): AffairFrame {
  const index = firstOrdinary + round * authorities.length + home;
  const chance = mix(plan.seed, 7, index);
  return {
    index,
    home,
    group: chance % groupCount,
    partners: joint ? partnersOf(home, mix(plan.seed, 11, index)) : [],
    day: mix(plan.seed, 13, index) % 1000,
  };
}

/** One partner, and in a quarter of the joint affairs a second one. */
function partnersOf(home: number, chance: number): number[] {
  const choices = partnerChoices[home]!;
  const first = choices[chance % choices.length]!;
  const second = choices[(chance >>> 8) % choices.length]!;
  return (chance >>> 16) % 4 === 0 && second !== first ? [first, second] : [first];
}
