/**
 * The rows with the most evidence, the strongest first, equal ones by id.
 * @param least bits that a row needs; rows with −Infinity never do
 */
export function strongest(
  rows: Int32Array,
  bitsOf: (row: number) => number,
  idOf: (row: number) => string,
  limit: number,
  least: number,
): number[] {
  const best: { row: number; bits: number }[] = [];
  for (const row of rows) {
    const bits = bitsOf(row);
    if (bits === -Infinity || bits < least) continue;
    const last = best.at(-1);
    if (best.length === limit && last && bits < last.bits) continue;
    const isBefore = (other: { row: number; bits: number }) =>
      bits > other.bits || (bits === other.bits && idOf(row) < idOf(other.row));
    const place = best.findIndex(isBefore);
    if (place >= 0) best.splice(place, 0, { row, bits });
    else best.push({ row, bits });
    if (best.length > limit) best.pop();
  }
  return best.map(({ row }) => row);
}
