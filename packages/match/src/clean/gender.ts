import { oneLine } from "./characters.ts";
import { keep, refuse, type Cleaner } from "./cleaned.ts";
import { searchText } from "./search-text.ts";

const words = new Map([
  ...entries(
    "male",
    "m male man men boy homme masculin garcon h mr mannelijk heer hombre varon masculino",
  ),
  ...entries(
    "female",
    "f v female woman girl femme feminin feminine fille mme vrouw vrouwelijk mevrouw meisje mujer femenino",
  ),
  ...entries(
    "other",
    "x other diverse divers non-binary nonbinary autre non-binaire anders divers overig otro otra no-binario",
  ),
]);
const spanishSpeaking = new Set(
  "es co ec pe mx ve bo cl ar pa do cr gt hn ni sv uy py cu".split(" "),
);

/**
 * A gender in the words of FollowTheMoney: `male`, `female` or `other`, from the letters and words
 * of English, French, Dutch and Spanish. M and V are noted in files of Spanish-speaking countries,
 * where they may also stand for mujer and varón.
 */
export const cleanGender: Cleaner = (text, context) => {
  const word = searchText(oneLine(text).slice(0, 40)).replace(/[.]$/, "").replace(" ", "-");
  const value = words.get(word);
  if (value === undefined)
    return refuse("unknown-gender", "Write male, female or other, or m, f or x.");
  const doubtful = /^[mv]$/.test(word) && spanishSpeaking.has(context.country?.toLowerCase() ?? "");
  return keep(value, doubtful ? "letter-ambiguous" : undefined);
};

function entries(value: string, spellings: string): [string, string][] {
  return spellings.split(" ").map((spelling) => [spelling, value]);
}
