import type { NameWord } from "./name-word.ts";
import { organisationNameWords } from "./organisation-words.ts";
import { personWords } from "./person-words.ts";
import { splitName } from "./split-name.ts";

/** What bears a name: ships and places compare like organisations. */
export type NameKind = "person" | "organisation";

/** A name cleaned and cut into words once, to be compared often. */
export type PreparedName = {
  readonly kind: NameKind;
  /** As it was given. */
  readonly name: string;
  readonly words: readonly NameWord[];
};

/**
 * Cleans a name for comparison: words in Latin letters, each with its role and weight.
 * @param name any string, in any script; only its first 400 code units and 16 words are read
 */
export function prepareName(name: string, kind: NameKind): PreparedName {
  const split = splitName(name);
  const words = kind === "person" ? personWords(split) : organisationNameWords(split);
  return { kind, name, words };
}
