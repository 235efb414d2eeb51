import {
  checkContainerNumber,
  checkDocumentNumber,
  checkHsCode,
  checkImei,
  checkImoNumber,
  checkImsi,
  checkLocode,
  checkMmsi,
  checkPlate,
  type IdentifierCheck,
} from "@entente/model";
import { toAscii } from "./characters.ts";
import { keep, refuse, type Cleaner, type Doubt, type RefusalReason } from "./cleaned.ts";

/** No identifier is longer than this, separators included. */
const longest = 200;

/**
 * Letters of plates that stand for a Latin one: Cyrillic plates use only letters that look Latin,
 * and the alef of Moroccan plates is their A (the other Arabic letters transliterate as they are).
 */
const plateLetters = new Map(
  Array.from("АВЕКМНОРСТУХІاأ", (letter, at) => [letter, "ABEKMHOPCTYXIAA"[at]!]),
);

export const cleanContainerNumber = identifier(checkContainerNumber);
export const cleanDocumentNumber = identifier(checkDocumentNumber);
export const cleanHsCode = identifier(checkHsCode);
export const cleanImei = identifier(checkImei);
export const cleanImoNumber = identifier(checkImoNumber);
export const cleanImsi = identifier(checkImsi);
export const cleanLocode = identifier(checkLocode);
export const cleanMmsi = identifier(checkMmsi);

/** A plate; letters of other alphabets become Latin ones. */
export const cleanPlate: Cleaner = (text, context) =>
  latinPlate(
    text.replace(/[А-ЯІاأ]/giu, (letter) => plateLetters.get(letter.toUpperCase()) ?? letter),
    context,
  );
const latinPlate = identifier(checkPlate);

/**
 * Makes a cleaner of a check. A wrong check digit is kept and noted: services really write such
 * numbers, and two of them may hold the same wrong one. It must not count as a strong key
 * (see {@link checksOut}).
 */
function identifier(check: (text: string) => IdentifierCheck<RefusalReason, Doubt>): Cleaner {
  return (text) => {
    if (text.length > longest)
      return refuse("too-long", `An identifier has at most ${longest} characters.`);
    const checked = check(toAscii(text.normalize("NFKD")));
    if (checked.ok) return keep(checked.value, checked.note);
    return checked.reason === "check-digit-wrong"
      ? keep(checked.normal, "check-digit-wrong")
      : refuse(checked.reason, checked.hint);
  };
}
