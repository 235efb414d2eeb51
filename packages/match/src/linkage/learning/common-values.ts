import type { Register } from "../register/register.ts";

/** A value is common when so many rows hold it; rarer ones do not go into a model. */
const commonRows = 20;
const commonShare = 0.002;

/**
 * The shares of the common values of a field, and the typical share of all others. Values that
 * could tell who is in the register are too rare to be among them.
 * @param field its place in `fieldsOf`
 */
export function commonValues(
  { names, columns }: Register,
  field: number,
): { common: Record<string, number>; ordinary: number } {
  const part = names && field < 3 ? field : undefined;
  const column = columns[field - (names ? 3 : 0)];
  const total = part === undefined ? column!.dictionary.total : names!.totalOf(part);
  const size = part === undefined ? column!.dictionary.size : names!.size;
  const common: Record<string, number> = {};
  let [logSum, rows] = [0, 0];
  for (let number = 0; number < size; number++) {
    const count =
      part === undefined ? column!.dictionary.countOf(number) : names!.countOf(part, number);
    if (count === 0) continue;
    const key = part === undefined ? column!.dictionary.keys[number]! : names!.wordOf(number);
    if (count >= commonRows && count >= total * commonShare) common[key] = round(count / total);
    else {
      logSum += count * Math.log(Math.max(2, count) / total);
      rows += count;
    }
  }
  return { common, ordinary: rows === 0 ? 1 : round(Math.min(1, Math.exp(logSum / rows))) };
}

function round(share: number): number {
  return Number(share.toPrecision(4));
}
