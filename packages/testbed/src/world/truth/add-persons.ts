import { authorityIndex } from "../authorities.ts";
import { origins, type Origin, type OriginName } from "../names/origins.ts";
import { switchboard } from "../numbers/phone-number.ts";
import { idNumber, passportNumber } from "../numbers/papers.ts";
import { birthDateOf } from "../period.ts";
import type { Random } from "../random.ts";
import type { AffairBuilder } from "./affair-builder.ts";
import type { Fact, PersonName, TrueEntity } from "./entity.ts";
import { country, date, document, needed, phone, verbatim, worded } from "./facts.ts";
import { appearances, phrase, positions } from "./phrases.ts";
import { streets, towns } from "./places.ts";

/** The liaison has nothing to do with terminals. */
const rabat = authorityIndex("ma-rabat-liaison");

/** A person of an affair with the phone that others know. */
export type Suspect = {
  readonly entity: TrueEntity;
  readonly origin: Origin;
  readonly number: string | null;
};

/** What is decided about a person before he or she is made. */
export type PersonPlan = {
  readonly role: string;
  readonly origin: OriginName;
  readonly seenBy: number;
  readonly twiceAt: number;
  readonly withPhone: boolean;
};

/** Adds a person. */
export function addPerson(builder: AffairBuilder, plan: PersonPlan): Suspect {
  const { random } = builder;
  const origin: Origin = origins[plan.origin];
  const ordinal = builder.frame.index * 64 + builder.entities.length;
  const female = random.chance(0.12);
  const nationality = random.pick(origin.nationalities);
  const number = plan.withPhone ? builder.newPhone(random.pick(origin.phoneCountries)) : null;
  const facts: Fact[] = [
    { property: "name", as: "person", value: nameOf(random, plan.origin, female) },
    date("birthDate", birthDate(random, plan.origin)),
    { property: "gender", as: "gender", value: female ? "female" : "male" },
    country("nationality", nationality),
    verbatim("birthPlace", random.pick(origin.birthPlaces)),
    country("birthCountry", random.pick(origin.birthCountries)),
    document("passportNumber", passportNumber(nationality, ordinal)),
    worded("address", homeAddress(random, builder.frame.home)),
    worded("position", positions[plan.role]!),
  ];
  if (number) facts.push(phone("phone", number));
  if (builder.frame.home !== rabat && random.chance(0.09)) facts.push(phone("phone", switchboard));
  if (random.chance(0.3)) facts.push(verbatim("weakAlias", random.pick(origin.nicknames)));
  if (random.chance(0.4)) facts.push(document("idNumber", idNumber(nationality, ordinal)));
  if (random.chance(0.15)) facts.push(verbatim("email", `x${ordinal.toString(36)}@mail.example`));
  if (random.chance(0.12)) facts.push(worded("appearance", random.pick(appearances)));
  const { role, seenBy, twiceAt } = plan;
  const entity = builder.add("Person", facts, { role, seenBy, twiceAt })!;
  return { entity, origin, number };
}

/** Adds the paper that proves who a person is. */
export function addIdentification(builder: AffairBuilder, suspect: Suspect, seenBy?: number): void {
  const passport = suspect.entity.facts.find(({ property }) => property === "passportNumber");
  if (passport?.as !== "document") return;
  const issued = 1 + builder.random.below(3000);
  const facts = [
    document("number", passport.value),
    worded("type", phrase("passeport", "paspoort", "passport")),
    date("startDate", birthDateOf(issued)),
    date("endDate", birthDateOf(issued - 3652)),
    needed("holder", suspect.entity),
  ];
  builder.add("Identification", facts, seenBy === undefined ? {} : { seenBy });
}

function nameOf(random: Random, originName: OriginName, female: boolean): PersonName {
  const { names, surnames }: Origin = origins[originName];
  return {
    origin: originName,
    given: random.pick(female ? names.female : names.male),
    surname: random.pick(names.surnames),
    secondSurname: surnames === 2 ? random.pick(names.surnames) : null,
  };
}

/** Ages 19 to 62; many Moroccan papers give 1 January where the day was never registered. */
function birthDate(random: Random, origin: OriginName): string {
  const day = birthDateOf(random.between(19 * 365, 62 * 365));
  return origin === "moroccan" && random.chance(0.04) ? `${day.slice(0, 4)}-01-01` : day;
}

function homeAddress(random: Random, home: number) {
  const town = random.pick(towns[home < 0 ? random.below(towns.length) : home]!);
  const [french, dutch] = random.pick(streets);
  const number = random.between(1, 240);
  const inFrench = `${number} ${french}, ${town.postalCode} ${town.fr}`;
  return phrase(inFrench, `${dutch} ${number}, ${town.postalCode} ${town.nl}`, inFrench);
}
