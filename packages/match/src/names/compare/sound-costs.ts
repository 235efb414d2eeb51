import { drops, merges, pairs } from "../../strings/confusions.ts";
import type { EditCosts } from "../../strings/edit-distance.ts";

/** What sounds cost that one spelling has and another has not, or that languages confuse. */
export const soundCosts: EditCosts = {
  substitute: pairs([
    ["iy uw sz", 0.1],
    ["ae uo wv ei yj ji fv", 0.25],
    ["ao ai kg td xj sx oe zx zj", 0.4],
    ["ui au eu xh xk jg vb pb pf hk hg wf mn tz ts dz", 0.5],
    ["lr", 0.6],
  ]),
  drop: drops("aeiou", 0.4, { h: 0.35, y: 0.4, w: 0.4 }),
  double: 0,
  swap: 0.7,
  mergeInto: merges(""),
  merge: 1,
};

/**
 * What it costs that the Latin spelling has a sound and the Arabic or Hebrew one has not: short
 * vowels are not written there.
 */
export const unwrittenVowels: Float64Array = drops("ae", 0.04, {
  i: 0.1,
  o: 0.1,
  u: 0.1,
  h: 0.3,
  y: 0.3,
  w: 0.3,
});
