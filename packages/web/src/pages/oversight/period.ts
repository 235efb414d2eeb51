const day = 86_400_000;

/** The periods one can choose, the usual one first. */
export const periods = ["month", "today", "yesterday", "week", "year", "all"] as const;

export type Period = (typeof periods)[number];

/** From the first instant, before the last; left out where there is no end. */
export type Span = { from?: string; to?: string };

/** The period a word of the address stands for. */
export function periodOf(text: string | undefined): Period {
  return periods.find((period) => period === text) ?? "month";
}

/** The instants of a period in whole days of the reader's time zone, so that it stays the same all day. */
export function spanOf(period: Period, now: number): Span {
  const today = startOfDay(now, 0);
  if (period === "all") return {};
  if (period === "today") return { from: today };
  if (period === "yesterday") return { from: startOfDay(now, 1), to: today };
  const days = { week: 6, month: 29, year: 364 }[period];
  return { from: startOfDay(now, days) };
}

/** Midnight `back` days ago; a day of changing clocks is no 24 hours long. */
function startOfDay(now: number, back: number): string {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).toISOString();
}

/** A day as a date field has it. */
function dayOf(instant: number): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The instants from the beginning of a first day to the end of a last one, as a date field has them. */
export function spanOfDays(first: string, last: string): { from: string; to: string } {
  const from = new Date(`${first}T00:00:00`);
  const end = new Date(`${last}T00:00:00`);
  const to = new Date(end.getFullYear(), end.getMonth(), end.getDate() + 1);
  return { from: from.toISOString(), to: to.toISOString() };
}

/** How many days ago a day began. */
export const daysAgo = (days: number, now: number): string => dayOf(now - days * day);
