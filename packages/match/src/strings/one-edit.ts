/**
 * True when two different strings are one slip apart: a character changed, lost, added, or two
 * neighbours exchanged (Damerau–Levenshtein distance of 1). Takes time in proportion to the
 * shorter string; symmetric.
 */
export function oneEditApart(one: string, other: string): boolean {
  if (one.length > other.length) return oneEditApart(other, one);
  const longer = other.length - one.length;
  if (longer > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  if (longer === 1) return one.slice(start) === other.slice(start + 1);
  if (one.slice(start + 1) === other.slice(start + 1)) return true;
  return (
    one.charCodeAt(start) === other.charCodeAt(start + 1) &&
    one.charCodeAt(start + 1) === other.charCodeAt(start) &&
    one.slice(start + 2) === other.slice(start + 2)
  );
}
