import { symbolsOf } from "../../strings/symbols.ts";
import { phonemesOf } from "../compare/phonemes.ts";
import { spellingGroups } from "../tables/spelling-groups.ts";

/** What a word does in a name; most are names. */
export type WordRole =
  | "name"
  | "initial"
  | "particle"
  | "title"
  | "patronymic"
  | "generation"
  | "number"
  | "common"
  | "legal-form";

/** One word of a prepared name. */
export class NameWord {
  /** As it stands in the name. */
  readonly written: string;
  /** Over `[a-z0-9]`, not empty. */
  readonly text: string;
  /** True when the script writes no short vowels. */
  readonly unvowelled: boolean;
  readonly role: WordRole;
  /** How much it tells, from 0 to 1: less when it is frequent, short or a particle. */
  readonly weight: number;
  /** True when `ben`, `bin` or the like stands before it: it is the father's name. */
  readonly father: boolean;
  /** True in a name of Chinese syllables, where every letter tells. */
  readonly syllabic: boolean;
  /** The letters in it, as bits. */
  readonly symbols: number;
  /** Groups of names that stand for each other, see {@link spellingGroups}. */
  readonly groups: readonly number[] | undefined;
  #phonemes: string | undefined;

  constructor(word: {
    written: string;
    text: string;
    unvowelled: boolean;
    role: WordRole;
    weight: number;
    father: boolean;
    syllabic?: boolean;
  }) {
    this.written = word.written;
    this.text = word.text;
    this.unvowelled = word.unvowelled;
    this.role = word.role;
    this.weight = word.weight;
    this.father = word.father;
    this.syllabic = word.syllabic ?? false;
    this.symbols = symbolsOf(word.text);
    this.groups = word.unvowelled ? undefined : spellingGroups.get(word.text);
  }

  /** Its sounds. */
  get phonemes(): string {
    return (this.#phonemes ??= this.unvowelled ? this.text : phonemesOf(this.text));
  }
}
