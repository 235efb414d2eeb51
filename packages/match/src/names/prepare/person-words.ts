import { fathers, frequentNames, halfNames, particles } from "../tables/light-words.ts";
import { servant } from "../particles.ts";
import { isChinese } from "./chinese-syllables.ts";
import { generations, possibleTitles, titles } from "../tables/titles.ts";
import { NameWord, type WordRole } from "./name-word.ts";
import type { SplitWord } from "./split-name.ts";

const slavicPatronymic = /.{3}(?:[oe]vi[ct]s?h|[oiy]vych|[oe]vna|ivna|ichna|oglu|ogly|kyzy)$/;

/** Nur al-Din, Noureddine, Nuruddin, Nordine. */
const ofReligion = /(?<=.{2})(?:[aeou]l-?d|[aeou]?dd)[iy]ne?$/;

const weights: Readonly<Record<WordRole, number>> = {
  name: 1,
  initial: 0.5,
  particle: 0.06,
  title: 0.08,
  patronymic: 0.8,
  generation: 0.4,
  number: 0.8,
  common: 0.5,
  "legal-form": 0.1,
};

/** The words of a person's name with what they do in it. */
export function personWords(split: readonly SplitWord[]): NameWord[] {
  const named = split.filter(({ text }) => !isLight(text)).length;
  const syllabic = isChinese(split);
  const comma = split.some(({ afterComma }) => afterComma);
  let father = false;
  return split.map((word, at) => {
    const known = particleOf(word);
    const last = at === split.length - 1 && !comma;
    const role = roleOf(word, known !== undefined && !last, named, at, split.length, last);
    const mine = father;
    if (role !== "particle") father = false;
    else if (known !== undefined && fathers.has(known)) father = at > 0;
    return new NameWord({
      ...word,
      text: role === "particle" ? (known ?? word.text) : withoutArticle(word.text),
      unvowelled: word.unvowelled && role !== "particle",
      role,
      weight: weightOf(word.text, role, known),
      father: mine && role !== "particle",
      syllabic,
    });
  });
}

/** The article inside a name: Abdelkader, Noureddine. */
function withoutArticle(text: string): string {
  if (text.startsWith("abd")) return text.replace(servant, "abd");
  return text.includes("di") ? text.replace(ofReligion, "din") : text;
}

/** In Arabic letters few particles look like those of other languages. */
function particleOf({ text, unvowelled }: SplitWord): string | undefined {
  return unvowelled && !arabicParticle.test(text) ? undefined : particles.get(text);
}

const arabicParticle = /^(?:bn|bnt|uld|bu|abu|abd|ait)$/;

function isLight(text: string): boolean {
  return particles.has(text) || titles.has(text) || possibleTitles.has(text);
}

function roleOf(
  word: SplitWord,
  particle: boolean,
  named: number,
  at: number,
  count: number,
  last: boolean,
): WordRole {
  const { text } = word;
  if (named > 0 && titles.has(text) && !last) return "title";
  if (named > 0 && titles.has(text) && word.dotted) return "title";
  if (named > 1 && possibleTitles.has(text) && !last) return "title";
  if (particle && !(at === 0 && count < 3) && !(text.length === 1 && word.dotted))
    return "particle";
  if (generations.has(text) && at > 0) return "generation";
  if (text.length === 1) return "initial";
  return at > 0 && slavicPatronymic.test(text) && named > 2 ? "patronymic" : "name";
}

function weightOf(text: string, role: WordRole, particle: string | undefined): number {
  if (role === "particle" && particle !== undefined && halfNames.has(particle)) return 0.25;
  if (role !== "name") return weights[role];
  const length = text.length === 2 ? 0.7 : text.length === 3 ? 0.9 : 1;
  return frequentNames.has(text) ? 0.75 * length : length;
}
