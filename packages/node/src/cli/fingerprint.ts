/** A fingerprint in groups of four, as people read it to each other: `0F3C 9A6E …`. */
export function inGroups(hex: string): string {
  return (hex.toUpperCase().match(/.{1,4}/g) ?? []).join(" ");
}
