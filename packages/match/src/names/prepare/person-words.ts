import { servant } from "../particles.ts";
import { lexicon, type LexiconEntry } from "../tables/lexicon.ts";
import { fathers, halfNames } from "../tables/light-words.ts";
import { isChinese } from "./chinese-syllables.ts";
import { NameWord, type WordRole } from "./name-word.ts";
import type { SplitWord } from "./split-name.ts";

/** The father's name as Slavic and Turkic papers put it between given name and surname. */
const patronymic = /.{3}(?:[oe]vi[ct]s?h|[oiy]vych|[oe]vna|ivna|ichna|oglu|ogly|kyzy)$/;

/** Nur al-Din, Noureddine, Nuruddin, Nordine. */
const ofReligion = /(?:(?<=.{2})(?:[aeou]ld|[aeou]?dd)|^[aeou]?dd|^[aeou]ld|^d)[iy]ne?$/;

/** Particles in Arabic letters: few of other languages' look like them. */
const arabicParticle = /^(?:bn|bnt|uld|bu|abu|abd|ait)$/;

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
const halfName = 0.25;
const frequent = 0.75;

/** A word and what is around it. */
type Place = {
  readonly word: SplitWord;
  readonly entry: LexiconEntry | undefined;
  /** The particle that it may be here. */
  readonly particle: string | undefined;
  readonly first: boolean;
  readonly last: boolean;
  /** How many words the name has, and how many of them can only be names. */
  readonly count: number;
  readonly named: number;
};

/** The words of a person's name with what they do in it. */
export function personWords(split: readonly SplitWord[]): NameWord[] {
  const entries: (LexiconEntry | undefined)[] = [];
  let named = 0;
  for (const { text } of split) {
    const entry = lexicon.get(text);
    if (!entry?.particle && !entry?.title) named += 1;
    entries.push(entry);
  }
  const syllabic = isChinese(split);
  const comma = split.at(-1)?.afterComma ?? false;
  const words: NameWord[] = [];
  let father = false;
  for (let at = 0; at < split.length; at++) {
    const word = split[at]!;
    const entry = entries[at];
    const last = at === split.length - 1 && !comma;
    const particle = last ? undefined : particleOf(word, entry);
    const place = { word, entry, particle, first: at === 0, last, count: split.length, named };
    const role = roleOf(place);
    const light = role === "particle" && particle !== undefined;
    words.push(
      new NameWord({
        written: word.written,
        text: light ? particle : withoutArticle(word.text),
        unvowelled: word.unvowelled && !light,
        role,
        weight: weightOf(place, role),
        father: father && !light,
        syllabic,
        groups: word.unvowelled ? undefined : entry?.groups,
      }),
    );
    if (!light) father = false;
    else if (fathers.has(particle)) father = at > 0;
  }
  return words;
}

/** The article inside a name: Abdelkader, Noureddine. */
function withoutArticle(text: string): string {
  if (text.startsWith("abd")) return text.replace(servant, "abd");
  return text.includes("di") ? text.replace(ofReligion, "din") : text;
}

function particleOf(
  { text, unvowelled }: SplitWord,
  entry: LexiconEntry | undefined,
): string | undefined {
  return unvowelled && !arabicParticle.test(text) ? undefined : entry?.particle;
}

function roleOf({ word, entry, particle, first, last, count, named }: Place): WordRole {
  const { text, dotted } = word;
  if (entry?.title === "title" && named > 0 && (!last || dotted)) return "title";
  if (entry?.title === "possible" && named > 1 && !last) return "title";
  if (particle !== undefined && !(first && count < 3) && !(text.length === 1 && dotted))
    return "particle";
  if (entry?.generation && !first) return "generation";
  if (text.length === 1) return "initial";
  return named > 2 && !first && patronymic.test(text) ? "patronymic" : "name";
}

function weightOf({ word, entry, particle }: Place, role: WordRole): number {
  if (role === "particle" && particle !== undefined && halfNames.has(particle)) return halfName;
  if (role !== "name") return weights[role];
  const { length } = word.text;
  const weight = length === 2 ? 0.7 : length === 3 ? 0.9 : 1;
  return entry?.frequent ? frequent * weight : weight;
}
