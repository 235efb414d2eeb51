import type { Language } from "../labels/language.ts";
import { parsePartialDate } from "./parse-partial-date.ts";
import type { PartialDate } from "./partial-date.ts";

const about = { en: "about", fr: "vers", nl: "omstreeks" } as const;
const unknownMonth = { en: "month unknown", fr: "mois inconnu", nl: "maand onbekend" } as const;
const styles = {
  month: { year: "numeric", month: "long" },
  day: { dateStyle: "long" },
  instant: { dateStyle: "long", timeStyle: "medium" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A date for people, in their language: "31 May 2024", "mai 2024", "omstreeks 1985".
 * @param text the canonical text; anything else is given back as it is
 * @param timeZone IANA zone in which an instant is shown
 */
export function formatPartialDate(text: string, language: Language, timeZone = "UTC"): string {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) return text;
  const shown = inWords(parsed.value, language, timeZone);
  return parsed.value.approximate ? `${about[language]} ${shown}` : shown;
}

function inWords(date: PartialDate, language: Language, timeZone: string): string {
  const { year, month, day, seconds } = date;
  if (month === undefined)
    return day === undefined ? String(year) : `${day} … ${year} (${unknownMonth[language]})`;
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day ?? 1);
  instant.setUTCSeconds(seconds ?? 0);
  if (day === undefined) return format(instant, language, "month", "UTC");
  return seconds === undefined
    ? format(instant, language, "day", "UTC")
    : format(instant, language, "instant", timeZone);
}

function format(
  instant: Date,
  language: Language,
  precision: keyof typeof styles,
  timeZone: string,
): string {
  const key = `${language} ${precision} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known.format(instant);
  const locale = language === "en" ? "en-GB" : language;
  const made = new Intl.DateTimeFormat(locale, { ...styles[precision], timeZone });
  formatters.set(key, made);
  return made.format(instant);
}
