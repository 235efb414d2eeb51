import { keyTable, type KeyType } from "../keys/key-types.ts";
import { groupBits } from "./group-bits.ts";
import { pieces, type EvidenceGroup, type Piece } from "./pieces.ts";

/** How strongly a set of shared keys says that two records speak of the same. */
export type Strength = {
  /** Sum over the groups of evidence, in bits. */
  readonly bits: number;
  /** What each group gives, strongest first. */
  readonly evidence: readonly { readonly group: EvidenceGroup; readonly bits: number }[];
};

/**
 * From this many bits on, shared keys are a hit. Among a million records on each side, chance
 * alone brings any given record 2^(20 − 25), about one in thirty, a partner of this strength.
 * One name, a whole birth date and a city (23.5) stay below, likewise one name and a whole
 * address (18), or twins born in one town (23.5): relatives and namesakes are no hit.
 */
export const defaultHitThreshold = 25;

/** All types of match keys, with the key under which pages find the words for each. */
export const keyTypes: readonly { readonly id: KeyType; readonly description: string }[] = (
  Object.keys(keyTable) as KeyType[]
).map((id) => ({ id, description: `keyType.${id}` }));

/**
 * Weighs the types of the keys that two records share. Correlated keys are not counted twice:
 * what counts is the evidence that the keys hold together, group by group.
 * @param met types of the shared keys; order and repetition do not matter
 */
export function strengthOf(met: Iterable<KeyType>): Strength {
  const held = new Set<Piece>([...met].flatMap((type): readonly Piece[] => keyTable[type]));
  const groups = new Set([...held].map((piece) => pieces[piece].group));
  const evidence = [...groups]
    .map((group) => ({ group, bits: groupBits(group, held) }))
    .toSorted((one, other) => other.bits - one.bits || (one.group < other.group ? -1 : 1));
  return { bits: evidence.reduce((sum, { bits }) => sum + bits, 0), evidence };
}
