import type { Language } from "../api/contract.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Belgian and Dutch readers write numbers and dates alike enough; English is written as in Europe. */
const locales: Record<Language, string> = { en: "en-GB", fr: "fr-BE", nl: "nl-BE" };

const made = new Map<Language, Formats>();

/** How numbers, dates, names and order are written in one language. */
export type Formats = ReturnType<typeof makeFormats>;

/** The formats of a language; made once each. */
export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = makeFormats(locales[language]);
  made.set(language, formats);
  return formats;
}

function makeFormats(locale: string) {
  const number = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const calendarDay = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const calendarMonth = new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const instant = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const countryNames = new Map<string, string>();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "narrow" });
  const units = {
    day: unit("day"),
    hour: unit("hour"),
    minute: unit("minute"),
    second: unit("second"),
  };
  const wholeDays = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "day",
    unitDisplay: "long",
  });
  const bytes = ["byte", "kilobyte", "megabyte", "gigabyte"].map(
    (name) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: name,
        unitDisplay: "short",
        maximumFractionDigits: 1,
      }),
  );

  /** A date that may lack day or month, or has a time: 1979, 1979-03, 1979-03-02, 1979-03-02T10:00Z. */
  const partialDate = (text: string): string => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return calendarDay.format(new Date(text));
    if (/^\d{4}-\d{2}$/.test(text)) return calendarMonth.format(new Date(`${text}-01`));
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return moment.format(new Date(text));
    return text;
  };
  const twoUnits = (
    large: keyof typeof units,
    first: number,
    small: keyof typeof units,
    rest: number,
  ) =>
    rest === 0
      ? units[large].format(first)
      : `${units[large].format(first)} ${units[small].format(rest)}`;

  return {
    number: (value: number) => number.format(value),
    oneDigit: (value: number) => oneDigit.format(value),
    percent: (share: number) => percent.format(share),
    date: (iso: string) => date.format(new Date(iso)),
    moment: (iso: string) => moment.format(new Date(iso)),
    /** To the second, with weekday and time zone: what a tooltip shows. */
    instant: (iso: string) => instant.format(new Date(iso)),
    partialDate,
    /** The second line of a record: its parts, dates and countries among them written as such. */
    detail: (text: string | null) =>
      (text ?? "")
        .split(" · ")
        .map((part) => (/^[a-z]{2}$/.test(part) ? part.toUpperCase() : partialDate(part)))
        .join(" · "),
    /** "3 days ago". */
    ago: (iso: string, now: number) => {
      const distance = new Date(iso).getTime() - now;
      const size = Math.abs(distance);
      if (size < minute) return relative.format(0, "second");
      if (size < hour) return relative.format(Math.round(distance / minute), "minute");
      if (size < day) return relative.format(Math.round(distance / hour), "hour");
      if (size < 60 * day) return relative.format(Math.round(distance / day), "day");
      if (size < 700 * day) return relative.format(Math.round(distance / (30.44 * day)), "month");
      return relative.format(Math.round(distance / (365.25 * day)), "year");
    },
    /** A length of time in its two largest units: "2d 4h". Milliseconds in. */
    span: (length: number) => {
      if (length >= day)
        return twoUnits("day", Math.floor(length / day), "hour", Math.floor((length % day) / hour));
      if (length >= hour)
        return twoUnits(
          "hour",
          Math.floor(length / hour),
          "minute",
          Math.floor((length % hour) / minute),
        );
      if (length >= minute) return units.minute.format(Math.floor(length / minute));
      return units.second.format(Math.floor(length / second));
    },
    days: (count: number) => wholeDays.format(count),
    bytes: (size: number) => {
      const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), bytes.length - 1);
      return bytes[step]!.format(size / 1000 ** step);
    },
    /** The name of a country by its two letters. */
    country: (code: string) => {
      const known = countryNames.get(code);
      if (known !== undefined) return known;
      const name = /^[a-z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code;
      countryNames.set(code, name);
      return name;
    },
    list: (items: readonly string[]) => list.format(items),
    compare: collator.compare,
  };
}
