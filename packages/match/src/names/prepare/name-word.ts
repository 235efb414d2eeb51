import { symbolsOf } from "../../strings/symbols.ts";
import { phonemesOf } from "./phonemes.ts";

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

/** What is known of a word of a name. */
type WordFacts = {
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
  /** Groups of names that stand for each other, see spelling-groups.ts. */
  readonly groups: readonly number[] | undefined;
};

/** One word of a prepared name; what costs time is reckoned when it is first asked for. */
export class NameWord implements WordFacts {
  readonly written: string;
  readonly text: string;
  readonly unvowelled: boolean;
  readonly role: WordRole;
  readonly weight: number;
  readonly father: boolean;
  readonly syllabic: boolean;
  readonly groups: readonly number[] | undefined;
  #phonemes = "";
  #symbols = 0;

  constructor(facts: WordFacts) {
    this.written = facts.written;
    this.text = facts.text;
    this.unvowelled = facts.unvowelled;
    this.role = facts.role;
    this.weight = facts.weight;
    this.father = facts.father;
    this.syllabic = facts.syllabic;
    this.groups = facts.groups;
  }

  /** Its sounds, see phonemes.ts. */
  get phonemes(): string {
    if (this.#phonemes === "") this.#phonemes = this.unvowelled ? this.text : phonemesOf(this.text);
    return this.#phonemes;
  }

  /** The letters in it, as bits. */
  get symbols(): number {
    if (this.#symbols === 0) this.#symbols = symbolsOf(this.text);
    return this.#symbols;
  }
}
