/** The part of a list that is in sight, from the top of its first row; px. */
export type Sight = { readonly offset: number; readonly view: number };

/** Rows that are drawn beyond each edge, so that a small step of scrolling shows no gap. */
const beyond = 4;

/**
 * The rows to be drawn of a list whose rows all have one height.
 * @returns the first one, and the one after the last; none of them when the list is empty
 */
export function rowsInSight(
  { offset, view }: Sight,
  height: number,
  count: number,
): { first: number; end: number } {
  const end = Math.min(count, Math.ceil((offset + view) / height) + beyond);
  const first = Math.max(0, Math.floor(offset / height) - beyond);
  return { first: Math.min(first, end), end };
}

/**
 * Elements that are enough for the rows in sight, wherever the list stands. Row `n` is drawn in element
 * `n % slots`: no two rows in sight share one.
 */
export function slotsFor(view: number, height: number): number {
  return Math.ceil(view / height) + 1 + 2 * beyond;
}

/**
 * Where the list must stand so that a row is in sight: as near as possible to where it stands, or with
 * the row in the middle.
 */
export function offsetToShow(
  index: number,
  align: "nearest" | "center",
  { offset, view }: Sight,
  height: number,
): number {
  const top = index * height;
  if (align === "center") return Math.max(0, top - (view - height) / 2);
  return Math.max(0, Math.min(Math.max(offset, top + height - view), top));
}
