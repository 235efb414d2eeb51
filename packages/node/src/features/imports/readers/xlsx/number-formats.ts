/** How a number of a cell is meant: as it stands, as a date, or with leading zeros to this width. */
export type NumberFormat = "plain" | "date" | { zeros: number };

/** Built-in formats that are dates or times (ECMA-376 part 1, 18.8.30; East Asian ones included). */
function isBuiltInDate(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  );
}

/**
 * What a number format means.
 * @param id its number
 * @param code its code, for formats that the workbook defines itself
 */
export function numberFormatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return isBuiltInDate(id) ? "date" : "plain";
  const first = code.split(";")[0] ?? "";
  const bare = first
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/_./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length };
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? "date" : "plain";
}
