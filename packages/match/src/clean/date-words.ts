import type { DateParts } from "./date-parts.ts";

/** Names of months in English, French, Dutch and Spanish, short ones included, in order. */
const monthNames = [
  "january jan janvier janv januari enero ene",
  "february feb fevrier fevr fev februari febrero",
  "march mar mars maart mrt marzo",
  "april apr avril avr abril abr",
  "may mai mei mayo",
  "june jun juin juni junio",
  "july jul juillet juil juli julio",
  "august aug aout augustus agosto ago",
  "september sep sept septembre septiembre setiembre set",
  "october oct octobre oktober okt octubre",
  "november nov novembre noviembre",
  "december dec decembre diciembre dic",
];
const months = new Map(
  monthNames.flatMap((names, at) => names.split(" ").map((name) => [name, at + 1] as const)),
);

/** Words that say nothing: articles, prepositions, days of the week. */
const fillers = new Set(
  (
    "the of on in le la en el de del den der op van du " +
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche " +
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo " +
    "lunes martes miercoles jueves viernes sabado domingo"
  ).split(" "),
);

const ordinal = /^([0-9]{1,2})(?:st|nd|rd|th|er|e|ste|de|o)$/;

/**
 * Reads a date with the month in words: "31 mai 1985", "March 3, 1985", "1er janv. 2020",
 * "12 de mayo de 1985", "juni 2024".
 * @param text ASCII in lower case
 * @returns undefined when it is not of that form
 */
export function readWordedDate(text: string): DateParts | undefined {
  const tokens = text.split(/[\s,./-]+/).filter((word) => word !== "" && !fillers.has(word));
  if (tokens.length < 2 || tokens.length > 3) return undefined;
  const month = tokens.map((word) => months.get(word)).find((found) => found !== undefined);
  const numbers = tokens
    .filter((word) => !months.has(word))
    .map((word) => word.replace(ordinal, "$1"));
  if (month === undefined || numbers.length !== tokens.length - 1) return undefined;
  const year = numbers.find((word) => /^[0-9]{4}$/.test(word));
  const day = numbers.find((word) => /^[0-9]{1,2}$/.test(word));
  if (numbers.length === 1) return year === undefined ? undefined : { year: Number(year), month };
  if (day === undefined) return undefined;
  if (year !== undefined) return { year: Number(year), month, day: Number(day) };
  const [first, last] = numbers;
  return /^[0-9]{2}$/.test(last!) && /^[0-9]{1,2}$/.test(first!)
    ? { shortYear: Number(last), month, day: Number(first) }
    : undefined;
}
