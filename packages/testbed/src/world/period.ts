/** First day of the three years, as days since 1970-01-01. */
const firstDay = Date.UTC(2023, 9, 1) / 86_400_000;

/** Days of the generated world, 2023-10-01 to 2026-09-30; what is planned lies after them. */
export const worldDays = 1096;

/** The date of a day of the world (0 is 2023-10-01; days before and after it may be asked for). */
export function dateOf(day: number): string {
  return isoDate(firstDay + day);
}

/** A date of birth at a given age in days on the first day of the world. */
export function birthDateOf(ageInDays: number): string {
  return isoDate(firstDay - ageInDays);
}

/**
 * Days since 1970-01-01 as YYYY-MM-DD, without making a Date.
 * Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
function isoDate(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const civilMonth = month < 10 ? month + 3 : month - 9;
  const year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0);
  return `${year}-${two(civilMonth)}-${two(day)}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
