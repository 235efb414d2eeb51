import { mix } from "../random.ts";
import { entitiesPerAffair } from "../truth/entity.ts";
import { styles } from "./styles.ts";

/**
 * The key of an entity's record at one authority. Multiplying by an odd number and flipping bits
 * are one-to-one on 32 bits, so keys never meet; both depend on the authority, so that two
 * authorities' keys of one entity cannot be told to belong together.
 * @param copy 0 for the first record, 1 for the one made twice by mistake
 */
export function keyOf(seed: number, authority: number, entityId: number, copy: 0 | 1): string {
  const factor = mix(seed, 17, authority) | 1;
  const code =
    (Math.imul(entityId + copy * entitiesPerAffair, factor) ^ mix(seed, 19, authority)) >>> 0;
  return `${styles[authority]!.keyPrefix}-${String(code).padStart(10, "0")}`;
}
