import { oneLine } from "./characters.ts";
import { keep, refuse, type Cleaner } from "./cleaned.ts";
import { searchText } from "./search-text.ts";

const words = new Map([
  ...entries(
    "suspect",
    "suspect suspected accused inculpe verdachte beklaagde prevenu mis-en-cause",
  ),
  ...entries("convicted", "convicted condamne condamnee veroordeeld veroordeelde"),
  ...entries("victim", "victim victime slachtoffer"),
  ...entries("witness", "witness temoin getuige"),
  ...entries("contact", "contact associate connaissance relatie"),
  ...entries("professional", "professional professionnel professionnelle beroepsmatig port-worker"),
]);

/**
 * What a person is in an inquiry (Directive (EU) 2016/680 art. 6), from the words of English, French
 * and Dutch.
 */
export const cleanStatus: Cleaner = (text) => {
  const word = searchText(oneLine(text).slice(0, 40)).replaceAll(" ", "-");
  const value = words.get(word);
  return value === undefined
    ? refuse(
        "unknown-status",
        "Write suspect, convicted, victim, witness, contact or professional.",
      )
    : keep(value);
};

function entries(value: string, spellings: string): [string, string][] {
  return spellings.split(" ").map((spelling) => [spelling, value]);
}
