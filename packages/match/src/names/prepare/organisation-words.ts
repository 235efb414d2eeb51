import { oneEditApart } from "../../strings/one-edit.ts";
import { legalFormAt, longLegalWords, type LegalForm } from "../tables/legal-forms.ts";
import { lexicon } from "../tables/lexicon.ts";
import { numberOf } from "../tables/numbers.ts";
import { NameWord, type WordRole } from "./name-word.ts";
import type { SplitWord } from "./split-name.ts";

/** The words of an organisation's or a ship's name with what they do in it. */
export function organisationNameWords(split: readonly SplitWord[]): NameWord[] {
  const words = joinLetters(split);
  const texts = words.map(({ text }) => legalSpelling(text));
  const result: NameWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const legal = legalFormAt(texts, at);
    if (legal && isLegalForm(texts, at, legal.length)) {
      result.push(legalForm(words.slice(at, at + legal.length), legal.form));
      at += legal.length - 1;
    } else result.push(plainWord(words[at]!, at, words.length));
  }
  return result;
}

/** A whole name is none; two letters are none in front where the name ends with another. */
function isLegalForm(texts: readonly string[], at: number, length: number): boolean {
  if (length === texts.length) return false;
  if (at > 0 || length > 1 || texts[0]!.length > 2) return true;
  return legalFormAt(texts, texts.length - 1) === undefined;
}

function legalForm(words: readonly SplitWord[], { form, type }: LegalForm): NameWord {
  return new NameWord({
    written: words.map(({ written }) => written).join(" "),
    text: `${String.fromCharCode(97 + type)}${form}`,
    unvowelled: false,
    role: "legal-form",
    weight: 0.1,
    father: false,
    syllabic: false,
    groups: undefined,
  });
}

function plainWord(word: SplitWord, at: number, count: number): NameWord {
  const { text } = word;
  const entry = lexicon.get(text);
  const numeral = at > 0 && (at === count - 1 || at > 1);
  const number = numberOf(text, numeral);
  let role: WordRole = "name";
  let weight = text.length === 1 ? 0.5 : text.length === 2 ? 0.8 : 1;
  if (number !== undefined) [role, weight] = ["number", 0.8];
  else if (entry?.particle !== undefined && count > 1) [role, weight] = ["particle", 0.05];
  else if (entry?.common !== undefined) [role, weight] = ["common", entry.common];
  return new NameWord({
    written: word.written,
    text: number ?? text,
    unvowelled: word.unvowelled,
    role,
    weight,
    father: false,
    syllabic: false,
    groups: entry?.groups,
  });
}

/** Single letters with full stops between them are one word: A.B.C., S. A. */
function joinLetters(split: readonly SplitWord[]): SplitWord[] {
  const result: SplitWord[] = [];
  let open = false;
  for (const word of split) {
    const single = isLetter(word.text);
    const before = result.at(-1);
    if (open && single && before)
      result[result.length - 1] = {
        ...before,
        written: `${before.written}.${word.written}`,
        text: before.text + word.text,
      };
    else result.push(word);
    open = single && word.dotted;
  }
  return result;
}

function isLetter(text: string): boolean {
  const code = text.charCodeAt(0);
  return text.length === 1 && code >= 97 && code <= 122;
}

/** The word of a legal form that a long word is one slip away from. */
function legalSpelling(text: string): string {
  if (text.length < 6) return text;
  const candidates = longLegalWords.get(text.charCodeAt(0)) ?? [];
  if (candidates.includes(text)) return text;
  return candidates.find((word) => oneEditApart(text, word)) ?? text;
}
