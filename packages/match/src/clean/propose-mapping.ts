import { propertiesOf, type PropertyType } from "@entente/model";
import { headingScore, readHeading, termsOf, type Heading, type HeadingTerm } from "./heading.ts";
import { acceptedShare, isPlainly } from "./sample-score.ts";

type Target = {
  readonly property: string;
  readonly type: PropertyType;
  readonly terms: readonly HeadingTerm[];
};

type Candidate = { readonly column: number; readonly property: string; readonly score: number };

/** Below this score a column is left for a person to map. */
const enough = 0.5;

/** The score of a column whose heading says nothing but whose samples are plainly of one type. */
const byContent = 0.55;

/** What is left of a heading's score when most samples are not of the property's type. */
const contradicted = 0.4;

/**
 * Proposes which property of a kind each column of a file holds, by its heading and a look at its
 * values. Every property is proposed once, for the column that fits it best.
 * @param headings the headings of the columns
 * @param sampleRows some rows of the file, cells in the order of the headings; may be empty
 * @param kind the kind of record that each row becomes
 * @returns a property or null for each column
 */
export function proposeMapping(
  headings: readonly string[],
  sampleRows: readonly (readonly string[])[],
  kind: string,
): (string | null)[] {
  const targets = [...propertiesOf(kind)]
    .filter(([, { type }]) => type !== "entity")
    .map(([property, { type }]): Target => ({ property, type, terms: termsOf(kind, property) }));
  const candidates = headings.flatMap((heading, column) => {
    const samples = sampleRows.map((row) => row[column] ?? "");
    return candidatesOf(readHeading(heading), samples, targets, column);
  });
  const mapping = headings.map((): string | null => null);
  const taken = new Set<string>();
  for (const { column, property } of candidates.toSorted((one, other) => other.score - one.score)) {
    if (mapping[column] !== null || taken.has(property)) continue;
    mapping[column] = property;
    taken.add(property);
  }
  splitName(mapping, candidates);
  return mapping;
}

function candidatesOf(
  heading: Heading,
  samples: readonly string[],
  targets: readonly Target[],
  column: number,
): Candidate[] {
  return targets
    .map(({ property, type, terms }) => {
      const named = headingScore(heading, terms);
      const doubted = named > 0 && (acceptedShare(samples, type) ?? 1) < 0.35;
      const fromHeading = doubted ? named * contradicted : named;
      const score = fromHeading < byContent && isPlainly(samples, type) ? byContent : fromHeading;
      return { column, property, score };
    })
    .filter(({ score }) => score >= enough);
}

/**
 * "Nom", "naam" and "nombre" mean the whole name alone, but the last or first name beside a column
 * with the other part.
 */
function splitName(mapping: (string | null)[], candidates: readonly Candidate[]): void {
  const column = mapping.indexOf("name");
  if (column < 0) return;
  for (const [part, other] of [
    ["lastName", "firstName"],
    ["firstName", "lastName"],
  ] as const) {
    const fits = candidates.some(
      (candidate) =>
        candidate.column === column && candidate.property === part && candidate.score > 0.9,
    );
    if (fits && mapping.includes(other) && !mapping.includes(part)) mapping[column] = part;
  }
}
