import type { Spelling } from "../names/spelling.ts";
import type { Random } from "../random.ts";
import type { PersonName } from "../truth/entity.ts";
import { mistyped, withoutAccents } from "./slips.ts";
import type { NameLayout, Style } from "./style.ts";

/** Properties and values that write a name. */
export type WrittenName = readonly (readonly [property: string, value: string])[];

const particled =
  /^((?:van der|van den|van de|van 't|van|in 't|op den|ter|den|de la|de los|de|da|dos|du|d'|El|Al|Ben|Van den|Van de|Van|De|Aït|Ait|Le) ?)(?=\p{Lu})/u;

/** Writes a person's name in the layout, script, spelling and care of a style. */
export function writeName(name: PersonName, style: Style, random: Random): WrittenName {
  const layout = random.weighted(style.names);
  const native = random.chance(nativeRate(name, style));
  const plain = !native && random.chance(style.accentsLost);
  const written = (spelling: Spelling) => {
    const chosen = native ? (spelling.native ?? spelling.fr) : spell(spelling, style, random);
    const text = plain ? withoutAccents(chosen) : chosen;
    return random.chance(style.typos) ? mistyped(text, random) : text;
  };
  const given = written(name.given);
  const first = native ? written(name.surname) : withParticle(written(name.surname), random);
  const second = name.secondSurname && random.chance(0.6) ? ` ${written(name.secondSurname)}` : "";
  const laidOut = layOut(random.chance(0.02) ? initialOf(given) : given, first + second, layout);
  const latin = native && random.chance(0.6);
  return latin
    ? [
        ...laidOut,
        ["alias", `${spell(name.given, style, random)} ${spell(name.surname, style, random)}`],
      ]
    : laidOut;
}

function nativeRate(name: PersonName, style: Style): number {
  if (name.given.native === null) return 0;
  return name.origin === "moroccan" ? style.arabic : style.cyrillic;
}

function spell(spelling: Spelling, style: Style, random: Random): string {
  if (!random.chance(style.otherSpelling) || spelling.native === null)
    return spelling[style.language];
  return random.pick([spelling.fr, spelling.nl, ...spelling.others]);
}

/** One name in five that has a particle gets it glued, hyphenated, capitalised or lost. */
function withParticle(surname: string, random: Random): string {
  if (!random.chance(0.2)) return surname;
  const particle = particled.exec(surname)?.[1];
  if (!particle) return surname;
  const stem = surname.slice(particle.length);
  const words = particle.trim();
  const way = random.below(4);
  if (way === 0) return capital(words.replaceAll(" ", "") + stem.toLowerCase());
  if (way === 1) return `${words.replaceAll(" ", "-")}-${stem}`;
  if (way === 2) return `${words.split(" ").map(capital).join(" ")} ${stem}`;
  return stem;
}

function layOut(given: string, surname: string, layout: NameLayout): WrittenName {
  if (layout === "surname-first") return [["name", `${surname.toUpperCase()} ${given}`]];
  if (layout === "given-first") return [["name", `${given} ${surname}`]];
  if (layout === "comma") {
    const particle = /^\p{Ll}/u.test(surname) ? particled.exec(surname)?.[1]?.trim() : undefined;
    if (!particle) return [["name", `${surname}, ${given}`]];
    return [["name", `${surname.slice(particle.length).trim()}, ${given} ${particle}`]];
  }
  return [
    ["firstName", given],
    ["lastName", surname],
  ];
}

function initialOf(given: string): string {
  return `${given[0]}.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
