import type { Grade, Handling } from "@entente/model";

/** Grades that styles use; shared, because a million statements carry them. */
export const grades = {
  a1: grade("A", "1"),
  a2: grade("A", "2"),
  b2: grade("B", "2"),
  b3: grade("B", "3"),
  c3: grade("C", "3"),
  x4: grade("X", "4"),
} as const;

/** Handling codes that styles use. */
export const handlings = {
  open: { codes: ["H0"] },
  noProceedings: { codes: ["H1"] },
  noSharing: { codes: ["H2"] },
  closed: { codes: ["H1", "H2"] },
  customs: {
    codes: ["H3"],
    restriction: "Enkel voor douanedoeleinden en daaruit volgend onderzoek",
  },
  prosecutor: { codes: ["H3"], restriction: "Accord préalable du magistrat titulaire" },
} satisfies Record<string, Handling>;

function grade(source: Grade["source"], information: Grade["information"]): Grade {
  return { scale: "4x4", source, information };
}
