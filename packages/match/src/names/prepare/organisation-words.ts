import { oneEditApart } from "../../strings/one-edit.ts";
import { legalFormAt, longLegalWords } from "../tables/legal-forms.ts";
import { commonWords, particles } from "../tables/light-words.ts";
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
    const only = words.length === (legal?.length ?? 0);
    if (
      legal &&
      !only &&
      !(at === 0 && texts[at]!.length < 3 && legal.length === 1 && !legalStart(texts))
    ) {
      const { form, length } = legal;
      const written = words
        .slice(at, at + length)
        .map((word) => word.written)
        .join(" ");
      result.push(
        new NameWord({
          written,
          text: `${String.fromCharCode(97 + form.type)}${form.form}`,
          unvowelled: false,
          role: "legal-form",
          weight: 0.1,
          father: false,
        }),
      );
      at += length - 1;
    } else result.push(plainWord(words[at]!, at, words.length));
  }
  return result;
}

/** A legal form of two letters may open a name only where no other stands at its end. */
function legalStart(texts: readonly string[]): boolean {
  return legalFormAt(texts, texts.length - 1) === undefined;
}

function plainWord(word: SplitWord, at: number, count: number): NameWord {
  const numeral =
    at > 0 ? numberOf(word.text, at === count - 1 || at > 1) : numberOf(word.text, false);
  const particle = particles.get(word.text);
  const common = commonWords.get(word.text);
  let role: WordRole = "name";
  let weight = word.text.length === 1 ? 0.5 : word.text.length === 2 ? 0.8 : 1;
  if (numeral !== undefined) [role, weight] = ["number", 0.8];
  else if (particle !== undefined && count > 1 && word.text.length > 0)
    [role, weight] = ["particle", 0.05];
  else if (common !== undefined) [role, weight] = ["common", common];
  return new NameWord({ ...word, text: numeral ?? word.text, role, weight, father: false });
}

/** Single letters with full stops between them are one word: A.B.C., S. A. */
function joinLetters(split: readonly SplitWord[]): SplitWord[] {
  const result: SplitWord[] = [];
  let open = false;
  for (const word of split) {
    const single = word.text.length === 1 && /^[a-z]$/.test(word.text);
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

/** The word of a legal form that a long word is one slip away from. */
function legalSpelling(text: string): string {
  if (text.length < 6) return text;
  const candidates = longLegalWords.get(text.charCodeAt(0)) ?? [];
  if (candidates.includes(text)) return text;
  return candidates.find((word) => oneEditApart(text, word)) ?? text;
}
