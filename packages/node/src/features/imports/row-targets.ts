import {
  handlingCodes,
  informationGrades,
  sourceGrades,
  type Grade,
  type Handling,
  type HandlingCode,
} from "@entente/model";

/** What a column may hold besides a property: what is said of all statements of its row. */
export const rowTargets = ["source", "grade", "handling", "observedAt"] as const;

/** What a column may hold besides a property. */
export type RowTarget = (typeof rowTargets)[number];

/** Whether a column's target is one of the row instead of a property. */
export function isRowTarget(target: string): target is RowTarget {
  return rowTargets.some((known) => known === target);
}

/** A 4x4 grade as people write it, such as "B2" or "b/2"; undefined for anything else. */
export function parseGrade(text: string): Grade | undefined {
  const [, source, information] = /^([ABCX])\s*[-/.]?\s*([1-4])$/i.exec(text.trim()) ?? [];
  const found = sourceGrades.find((grade) => grade === source?.toUpperCase());
  const certainty = informationGrades.find((grade) => grade === information);
  return found && certainty ? { scale: "4x4", source: found, information: certainty } : undefined;
}

/**
 * Handling codes as people write them, such as "H1+H2" or "H3: ask the magistrate first"; undefined
 * for anything else. H3 needs its restriction, and only H3 has one.
 */
export function parseHandling(text: string): Handling | undefined {
  const [, listed = "", restriction] = /^([^:]*)(?::(.*))?$/s.exec(text.trim()) ?? [];
  const words = listed
    .toUpperCase()
    .split(/[\s,;+/]+/)
    .filter(Boolean);
  const codes = words.filter((word): word is HandlingCode =>
    handlingCodes.some((code) => code === word),
  );
  if (codes.length === 0 || codes.length < words.length) return undefined;
  const words3 = restriction?.trim().slice(0, 2000);
  if (codes.includes("H3") !== Boolean(words3)) return undefined;
  return words3
    ? { codes: [...new Set(codes)], restriction: words3 }
    : { codes: [...new Set(codes)] };
}
