import { columnSynonyms, languages, propertyLabel } from "@entente/model";
import { searchText } from "./search-text.ts";

/** A heading, or something a property is called, as the two are compared. */
export type Heading = {
  /** Lower-case ASCII words apart by single spaces. */
  readonly text: string;
  /** The same without the spaces. */
  readonly tight: string;
  readonly words: ReadonlySet<string>;
};

/** Something a property is called, and how much that name counts. */
export type HeadingTerm = Heading & { readonly weight: number };

/** A heading as it is compared; words that are only set off by case are set apart. */
export function readHeading(heading: string): Heading {
  const apart = heading
    .slice(0, 200)
    .replace(/[°º№]/g, " ")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const words = searchText(apart).match(/[a-z0-9]+/g) ?? [];
  return { text: words.join(" "), tight: words.join(""), words: new Set(words) };
}

/** All that a property of a kind may be called: its own name and labels, then what services write. */
export function termsOf(kind: string, property: string): readonly HeadingTerm[] {
  const own = [property, ...languages.map((language) => propertyLabel(property, language, kind))];
  const written = [
    ...(columnSynonyms[`${kind}.${property}`] ?? []),
    ...(columnSynonyms[property] ?? []),
  ];
  return [
    ...own.map((name) => ({ ...readHeading(name), weight: 1 })),
    ...written.map((name) => ({ ...readHeading(name), weight: 0.98 })),
  ];
}

/**
 * How well a heading fits the terms of a property: 1 for the property's own name, a little less for
 * a synonym or other spacing and order of words, 0.6 to 0.7 when a term is part of the heading, and
 * 0 when nothing fits.
 */
export function headingScore(heading: Heading, terms: readonly HeadingTerm[]): number {
  let best = 0;
  for (const term of terms) best = Math.max(best, term.weight * likeness(heading, term));
  return best;
}

function likeness(heading: Heading, term: HeadingTerm): number {
  if (heading.text === term.text) return 1;
  if (heading.tight === term.tight) return 0.95;
  if (term.text.length < 4 || !term.words.isSubsetOf(heading.words)) return 0;
  return term.words.size === heading.words.size
    ? 0.9
    : 0.6 + 0.1 * (term.text.length / heading.text.length);
}
