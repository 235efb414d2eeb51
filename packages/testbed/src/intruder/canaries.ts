import { Random } from "../world/random.ts";

/** A word that was written into the federation, and who may read it. */
type Canary = { readonly what: string; readonly audience: ReadonlySet<string> };

/** Words that occur nowhere else, each put into one value: whoever reads one has read that value. */
export type Canaries = {
  /**
   * Makes a word.
   * @param what what holds it, in words
   * @param audience callers who may read it: `node/role`, or `node/role OPERATION` for one way only
   */
  readonly make: (what: string, audience: readonly string[]) => string;
  /** What of all that a text holds and this caller may not read by this operation. */
  readonly leaked: (text: string, caller: string, operation: string) => string[];
};

const letters = "bcdfghjklmnpqrstvwxz";
const form = /zq[b-z]{12}/gi;

/** @param seed the same seed makes the same words */
export function createCanaries(seed: number): Canaries {
  const random = new Random(seed, 0xca);
  const made = new Map<string, Canary>();
  return {
    make(what, audience) {
      const word = `zq${Array.from({ length: 12 }, () => random.pick(letters.split(""))).join("")}`;
      made.set(word, { what, audience: new Set(audience) });
      return word;
    },
    leaked(text, caller, operation) {
      const words = new Set(Array.from(text.matchAll(form), ([word]) => word.toLowerCase()));
      return [...words].flatMap((word) => {
        const canary = made.get(word);
        const may =
          !canary || [caller, `${caller} ${operation}`].some((name) => canary.audience.has(name));
        return may ? [] : [canary.what];
      });
    },
  };
}
