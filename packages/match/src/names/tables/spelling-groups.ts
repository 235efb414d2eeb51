import { albanian } from "./albanian.ts";
import { arabic } from "./arabic.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { givenNames } from "./given-names.ts";
import { german } from "./german.ts";
import { italian } from "./italian.ts";
import { organisationSpellings } from "./organisation-spellings.ts";
import { portuguese } from "./portuguese.ts";
import { slavic } from "./slavic.ts";
import { spanish } from "./spanish.ts";
import { turkish } from "./turkish.ts";

/** Kinds of belonging to a group, added to four times the group's number. */
const spelling = 0;
const formal = 1;
const short = 2;

/**
 * Names that stand for each other, in groups: per word the numbers of its groups, each with how it
 * belongs there. Tables have one group a line, `a = b = c` for spellings of one name,
 * `formal: short short` for the short forms of a name.
 */
export const spellingGroups: ReadonlyMap<string, readonly number[]> = readTables(
  [albanian, arabic, dutch, english, french, german, italian, portuguese, slavic, spanish, turkish]
    .concat(organisationSpellings)
    .concat(givenNames.trim().split(/\s+/))
    .join("\n"),
);

/** How two words of one group stand to each other. */
export type Kinship = "spelling-variant" | "nickname" | undefined;

/**
 * What two words have to do with each other after the tables.
 * @param one, other values of {@link spellingGroups}
 */
export function kinship(one: readonly number[], other: readonly number[]): Kinship {
  let found: Kinship;
  for (const mine of one)
    for (const theirs of other) {
      if (mine >> 2 !== theirs >> 2) continue;
      if (mine === theirs && (mine & 3) === spelling) return "spelling-variant";
      if ((mine & 3) === formal || (theirs & 3) === formal) found = "nickname";
    }
  return found;
}

function readTables(text: string): Map<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const join = (word: string, group: number): void => {
    const known = groups.get(word);
    if (known === undefined) groups.set(word, [group]);
    else if (!known.includes(group)) known.push(group);
  };
  for (const [number, line] of text.split("\n").entries()) {
    const [head = "", shorts] = line.split(":");
    if (shorts === undefined)
      for (const word of wordsOf(head.replaceAll("=", " "))) join(word, number * 4 + spelling);
    else {
      for (const word of wordsOf(head.replaceAll("=", " "))) join(word, number * 4 + formal);
      for (const word of wordsOf(shorts)) join(word, number * 4 + short);
    }
  }
  return groups;
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}
