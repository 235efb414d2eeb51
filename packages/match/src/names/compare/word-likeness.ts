import { spellingCosts } from "../../strings/confusions.ts";
import { editDistance } from "../../strings/edit-distance.ts";
import { symbolCount, symbolOf } from "../../strings/symbols.ts";
import type { NameWord } from "../prepare/name-word.ts";
import { kinship } from "../tables/spelling-groups.ts";
import { soundCosts, unwrittenVowels } from "./sound-costs.ts";

/** How two words are alike; stable, pages have a sentence for each. */
export type Likeness =
  | "same"
  | "spelling-variant"
  | "same-sound"
  | "one-letter-apart"
  | "nickname"
  | "initial"
  | "similar"
  | "different";

/** How alike two words are. */
export type WordLikeness = {
  /** From 0, nothing in common, to 1, the same. */
  readonly share: number;
  readonly how: Likeness;
};

const same: WordLikeness = { share: 1, how: "same" };
const variant: WordLikeness = { share: 0.97, how: "spelling-variant" };
const nickname: WordLikeness = { share: 0.86, how: "nickname" };
const initial: WordLikeness = { share: 0.84, how: "initial" };
const different: WordLikeness = { share: 0, how: "different" };

/** How much more a difference tells between Chinese syllables, of which there are only 400. */
const syllables = 2;

/** How much more it tells between two names that both are known: Mohamed is no slip for Ahmed. */
const knownApart = 1.8;

/** Sounds may differ a little less than letters; where vowels are missing, a little more. */
const soundRoom = 0.95;
const soundRoomAcross = 1.05;

/** How alike a name and its feminine are at most: siblings share the surname. */
const siblings = 0.4;

/** Hardly a letter in the place of another costs less. */
const cheapest = 0.6;

/** Below this, two words have nothing in common that is worth a word. */
const least = 0.25;

/** How alike two words of names are, by their roles, the tables, their letters and their sounds. */
export function likenessOf(left: NameWord, right: NameWord): WordLikeness {
  if (left.text === right.text && left.unvowelled === right.unvowelled) return same;
  if (left.role === "initial" || right.role === "initial")
    return sameInitial(left, right) ? initial : different;
  if (!comparable(left, right)) return different;
  if (left.groups && right.groups) {
    const kin = kinship(left.groups, right.groups);
    if (kin === "spelling-variant") return variant;
    if (kin === "nickname") return better(nickname, bySpelling(left, right));
    const likeness = stricter(bySpelling(left, right), knownApart);
    return brotherAndSister(left.text, right.text)
      ? { share: Math.min(likeness.share, siblings), how: likeness.how }
      : likeness;
  }
  return bySpelling(left, right);
}

const feminine = /^(?:i?a|ne|na|le|la)$/;

function brotherAndSister(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return longer.startsWith(shorter) && feminine.test(longer.slice(shorter.length));
}

/** Arabic and Hebrew tell of a first vowel no more than that there is one. */
function sameInitial(left: NameWord, right: NameWord): boolean {
  const [one, other] = [left.phonemes.charAt(0), right.phonemes.charAt(0)];
  if (one === other || left.text.charAt(0) === right.text.charAt(0)) return true;
  if (
    soundCosts.substitute[
      symbolOf(one.charCodeAt(0)) * symbolCount + symbolOf(other.charCodeAt(0))
    ]! < near
  )
    return true;
  return left.unvowelled !== right.unvowelled && vowel.test(one) && vowel.test(other);
}

/** Sounds that one letter stands for in another language (Iouri, Yuri; Wladimir, Vladimir). */
const near = 0.3;

const vowel = /^[aeiouyw]$/;

function comparable(left: NameWord, right: NameWord): boolean {
  if (left.role === right.role) return left.role !== "number" && left.role !== "legal-form";
  const roles = `${left.role} ${right.role}`;
  return !/number|legal-form|generation|patronymic|particle/.test(roles);
}

function bySpelling(left: NameWord, right: NameWord): WordLikeness {
  if (!left.syllabic || !right.syllabic) return byLettersOrSound(left, right);
  return stricter(lettersAlike(left.text, right.text), syllables);
}

function stricter({ share, how }: WordLikeness, strictness: number): WordLikeness {
  const less = 1 - (1 - share) * strictness;
  return less < least ? different : { share: less, how };
}

function byLettersOrSound(left: NameWord, right: NameWord): WordLikeness {
  if (left.unvowelled !== right.unvowelled) return bySound(left, right);
  const room = roomFor(Math.max(left.text.length, right.text.length));
  if (lettersApart(left.symbols, right.symbols) * cheapest > room * (1 - least)) return different;
  const byLetters = better(
    lettersAlike(left.text, right.text),
    withoutAssimilated(left.text, right.text),
  );
  return byLetters.share > 0.8 ? byLetters : better(byLetters, bySound(left, right));
}

/** The Arabic article that has become one with the name's first letter: Ettahiri, Ennajjar. */
const assimilated = /^[ea]([nsztrd])\1[a-z]{3}/;

/** How alike two words are when one of them has such an article and the other has none. */
function withoutAssimilated(left: string, right: string): WordLikeness {
  if (left[0] === right[0]) return different;
  if (assimilated.test(left)) return lettersAlike(left.slice(2), right);
  return assimilated.test(right) ? lettersAlike(left, right.slice(2)) : different;
}

/** How alike two spellings are, letter by letter. */
export function lettersAlike(left: string, right: string): WordLikeness {
  const room = roomFor(Math.max(left.length, right.length));
  const cost = editDistance(left, right, spellingCosts, room * (1 - least));
  const share = 1 - cost / room;
  if (share < least) return different;
  return { share, how: cost <= 1 ? "one-letter-apart" : "similar" };
}

function bySound(left: NameWord, right: NameWord): WordLikeness {
  return left.unvowelled && !right.unvowelled
    ? soundsAlike(left.phonemes, right.phonemes, true)
    : soundsAlike(right.phonemes, left.phonemes, right.unvowelled && !left.unvowelled);
}

/**
 * How alike two words sound.
 * @param unvowelled whether the first is without short vowels and the second is not
 */
export function soundsAlike(one: string, other: string, unvowelled: boolean): WordLikeness {
  const length = unvowelled
    ? Math.max(one.length, other.length - 1)
    : Math.max(one.length, other.length);
  const room = roomFor(length) * (unvowelled ? soundRoomAcross : soundRoom);
  const limit = room * (1 - least);
  const cost = editDistance(
    one,
    other,
    soundCosts,
    limit,
    unvowelled ? unwrittenVowels : undefined,
  );
  const share = 0.96 - cost / room;
  if (share < least) return different;
  return { share, how: cost < 0.5 ? "same-sound" : "similar" };
}

/** How much may differ before a word of so many letters is another word. */
function roomFor(length: number): number {
  return 0.6 + 0.42 * length;
}

function better(one: WordLikeness, other: WordLikeness): WordLikeness {
  return one.share >= other.share ? one : other;
}

/** How many letters at least must be dropped or changed. */
function lettersApart(one: number, other: number): number {
  const differing = one ^ other;
  return Math.max(bitCount(differing & one), bitCount(differing & other));
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
