/** A time as it was written after a date. */
export type WrittenTime = {
  /** Seconds since midnight; 86,400 or more when there is no such time. */
  readonly seconds: number;
  /** Minutes by which the zone is ahead of UTC; undefined when none is written. */
  readonly offset: number | undefined;
};

const form =
  /^(.{4,}?)(?:(?<=[0-9])t|[\s,]{1,3}(?:at |om |a |a las )?)([0-9]{1,2})[:hu]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)? ?(am|pm)? ?(?:(z|utc|gmt)|([+-])([0-9]{2}):?([0-9]{2})?)?$/;

/**
 * Takes the time off a text that has one.
 * @param text at most a hundred characters of lower-case ASCII
 * @returns the date before it and the time; undefined when there is none
 */
export function splitTime(text: string): { date: string; time: WrittenTime } | undefined {
  const compact = /^([0-9]{8})([0-9]{2})([0-9]{2})([0-9]{2})$/.exec(text);
  if (compact) return { date: compact[1]!, time: timeOf(compact.slice(2), undefined) };
  const parts = form.exec(text);
  if (!parts) return undefined;
  const [, date, hours, minutes, seconds, half, utc, sign, ahead, more] = parts;
  const minutesAhead = Number(ahead ?? 0) * 60 + Number(more ?? 0);
  const offset = utc ? 0 : sign ? (sign === "-" ? -minutesAhead : minutesAhead) : undefined;
  const clock = half ? (Number(hours) % 12) + (half === "pm" ? 12 : 0) : Number(hours);
  return { date: date!.trim(), time: timeOf([clock, minutes, seconds ?? 0], offset) };
}

function timeOf(
  clock: readonly (string | number | undefined)[],
  offset: number | undefined,
): WrittenTime {
  const [hours, minutes, seconds] = clock.map(Number) as [number, number, number];
  const exists = hours < 24 && minutes < 60 && seconds < 60;
  return { seconds: exists ? hours * 3600 + minutes * 60 + seconds : 86_400, offset };
}
