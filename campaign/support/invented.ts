/** A statement as people at a node's pages enter it. */
export function statement(property: string, value: string) {
  return {
    property,
    value,
    source: "Campaign",
    grade: { scale: "4x4", source: "B", information: "2" },
    handling: { codes: ["H0"] },
    nature: "fact",
  };
}

/** A Belgian number that nobody can have (the zone 04 has nine digits). */
export function phone(number: number): string {
  return `+3240${String(number).padStart(7, "0")}`;
}

/** Names that resemble no other. */
export function letters(count: number): string {
  const syllables = ["ba", "ko", "zu", "ti", "fle", "gro", "mi", "nux", "pra", "vel"];
  return Array.from(String(count).padStart(4, "0"), (digit) => syllables[Number(digit)]!).join("");
}
