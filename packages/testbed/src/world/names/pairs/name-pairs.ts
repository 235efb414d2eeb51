import { Random } from "../../random.ts";
import { mistyped, withoutAccents } from "../../writing/slips.ts";
import type { Spelling } from "../spelling.ts";
import type { PairOrigin } from "./pair-origins.ts";

/** A person as one service wrote it down: name, and birth date as YYYY-MM-DD. */
export type WrittenPerson = { readonly name: string; readonly birthDate: string };

/** Two written names, of one person or of two. */
export type NamePair = {
  readonly left: WrittenPerson;
  readonly right: WrittenPerson;
  readonly same: boolean;
};

type Person = {
  readonly given: Spelling;
  readonly surname: Spelling;
  readonly second: Spelling | undefined;
  readonly birthDate: string;
};

/** How often what happens to a name between two services. */
const rates = { typo: 0.12, accentsLost: 0.4, initial: 0.02, secondLost: 0.3, otherSpelling: 0.5 };

/**
 * Pairs of written names of one origin: half of one person, written twice by different services,
 * half of two persons, of whom a third share the given name, a third the surname, a third neither.
 * Namesakes (both names the same) are no pair. One person's birth date is the same on both sides;
 * of two persons, half are born on one day, half in different years.
 * @param seed the same seed gives the same pairs
 */
export function namePairs(origin: PairOrigin, seed: number, count: number): NamePair[] {
  const random = new Random(seed, hash(origin.id));
  return Array.from({ length: count }, (_, at) => pairOf(origin, at, random));
}

const sharedNames = ["given", "surname", "neither"] as const;

function pairOf(origin: PairOrigin, at: number, random: Random): NamePair {
  const one = personOf(origin, random);
  const same = at % 2 === 0;
  const other = same ? one : strangerTo(one, sharedNames[(at >> 1) % 3]!, origin, random);
  const [nativeLeft, nativeRight] = [origin.native !== "none", origin.native === "both"];
  return {
    left: { name: write(one, nativeLeft, origin, random), birthDate: one.birthDate },
    right: { name: write(other, nativeRight, origin, random), birthDate: other.birthDate },
    same,
  };
}

function personOf({ names, surnames }: PairOrigin, random: Random): Person {
  const given = random.pick(random.chance(0.75) ? names.male : names.female);
  const surname = random.pick(names.surnames);
  const second = surnames === 2 ? random.pick(names.surnames) : undefined;
  const day = new Date(Date.UTC(random.between(1955, 2003), 0, random.between(2, 365)));
  return { given, surname, second, birthDate: day.toISOString().slice(0, 10) };
}

/** Another person: names that are not shared are spelled otherwise, in half of them the birth date too. */
function strangerTo(
  one: Person,
  shared: (typeof sharedNames)[number],
  origin: PairOrigin,
  random: Random,
): Person {
  const birthDate = random.chance(0.5) ? one.birthDate : undefined;
  for (;;) {
    const other = personOf(origin, random);
    if (shared !== "given" && other.given.fr === one.given.fr) continue;
    if (shared !== "surname" && other.surname.fr === one.surname.fr) continue;
    if (birthDate === undefined && other.birthDate.slice(0, 4) === one.birthDate.slice(0, 4))
      continue;
    return {
      given: shared === "given" ? one.given : other.given,
      surname: shared === "surname" ? one.surname : other.surname,
      second: other.second,
      birthDate: birthDate ?? other.birthDate,
    };
  }
}

function write(person: Person, native: boolean, origin: PairOrigin, random: Random): string {
  const accentsLost = random.chance(rates.accentsLost);
  const written = (name: Spelling): string => {
    if (native) return name.native ?? name.fr;
    const spelled = random.chance(rates.otherSpelling)
      ? random.pick([name.fr, name.nl, ...name.others])
      : name.fr;
    const text = accentsLost ? withoutAccents(spelled) : spelled;
    return random.chance(rates.typo) ? mistyped(text, random) : text;
  };
  const given = written(person.given);
  const surname = written(person.surname);
  if (native && origin.surnameFirst) return surname + given;
  const second =
    person.second && !random.chance(rates.secondLost) ? ` ${written(person.second)}` : "";
  const first = !native && random.chance(rates.initial) ? `${given.slice(0, 1)}.` : given;
  const order = random.below(4);
  if (order === 0) return `${(surname + second).toUpperCase()} ${first}`;
  if (order === 1) return `${surname}${second}, ${first}`;
  return `${first} ${surname}${second}`;
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return value;
}
