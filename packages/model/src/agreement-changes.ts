import type { AgreementTerms } from "./agreement.ts";

/** A term of an agreement, by its name. */
export type TermName = keyof AgreementTerms;

/** The names of the terms in which two versions differ, other than their numbers; in alphabetical order. */
export function changedTerms(before: AgreementTerms, after: AgreementTerms): TermName[] {
  const names = Object.keys(after) as TermName[];
  return names.filter((name) => name !== "version" && !same(before[name], after[name])).toSorted();
}

/** Equal as JSON values: the order of the members of an object does not count. */
function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right))
    return false;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => same(left[name], right[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
