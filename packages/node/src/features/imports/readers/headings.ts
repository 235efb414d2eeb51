const likeData = [
  /^\+?[0-9][0-9\s./()-]{5,}$/,
  /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  /^[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}/,
  /^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,}$/,
];

/**
 * Whether the first row of a table names its columns. It does not when it has no letters at all, or
 * when a cell is a date, a phone, an e-mail address or an account.
 */
export function areHeadings(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (!filled.some((cell) => /\p{L}/u.test(cell))) return false;
  return !filled.some((cell) => likeData.some((form) => form.test(cell)));
}

const longestName = 200;

/** Names for columns: blank ones by their place, equal ones numbered. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name =
      cell.replace(/\s+/g, " ").trim().slice(0, longestName).toWellFormed() ||
      `column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
