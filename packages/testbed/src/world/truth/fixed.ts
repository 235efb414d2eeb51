import { authorities } from "../authorities.ts";
import type { OriginName } from "../names/origins.ts";
import { Random } from "../random.ts";
import { AffairBuilder } from "./affair-builder.ts";
import { addCompany } from "./add-companies.ts";
import { addVessel } from "./add-cargo.ts";
import { addPhone } from "./add-belongings.ts";
import { addIdentification, addPerson, type Suspect } from "./add-persons.ts";
import { addAssociate } from "./add-ties.ts";
import type { TrueEntity } from "./entity.ts";
import { commonsAffair, groupCount } from "./plan.ts";
import { groupOrigins } from "./profiles.ts";

/** The leading figures of a group, known to three or more authorities. */
export type Core = {
  readonly people: readonly Suspect[];
  readonly phones: readonly TrueEntity[];
  readonly entities: readonly TrueEntity[];
};

/** What all affairs share: who leads the groups, the ships, the terminals. */
export type Commons = {
  readonly vessels: readonly TrueEntity[];
  readonly terminals: readonly TrueEntity[];
  readonly entities: readonly TrueEntity[];
};

const coreRoles = ["coordinator", "broker", "financier"] as const;
const shipCount = 40;
const terminalCount = 6;

/** The leading figures of every group. */
export function buildCores(seed: number): Core[] {
  return Array.from({ length: groupCount }, (_, group) => buildCore(seed, group));
}

/** The ships and terminals. */
export function buildCommons(seed: number): Commons {
  const frame = { index: commonsAffair, group: 0, home: -1, partners: [], day: 0 };
  const builder = new AffairBuilder(frame, new Random(seed, 1, commonsAffair));
  const vessels = Array.from({ length: shipCount }, (_, number) =>
    addVessel(builder, number, number % 4 === 0 ? 0b01_1101 : 0b00_1100),
  );
  const terminals = Array.from({ length: terminalCount }, (_, number) =>
    addCompany(builder, number % 2 === 0 ? "be" : "nl", 0b01_1100),
  ).filter((terminal) => terminal !== null);
  return { vessels, terminals, entities: builder.entities };
}

function buildCore(seed: number, group: number): Core {
  const random = new Random(seed, 1, group);
  const frame = { index: group, group, home: -1, partners: [], day: random.below(1000) };
  const builder = new AffairBuilder(frame, random);
  const origin = groupOrigins[group % groupOrigins.length]!;
  const people = coreRoles.map((role) =>
    addPerson(builder, {
      role,
      origin,
      seenBy: seenByMany(random, origin),
      twiceAt: 0,
      withPhone: true,
    }),
  );
  const phones = people
    .map((suspect) => addPhone(builder, suspect, knownTogether(random, suspect)))
    .filter((phone) => phone !== null);
  for (const suspect of people) addIdentification(builder, suspect, knownTogether(random, suspect));
  for (const [one, other] of [
    [0, 1],
    [1, 2],
    [0, 2],
  ] as const)
    addAssociate(builder, people[one]!.entity, people[other]!.entity, people[one]!.entity.seenBy);
  return { people, phones, entities: builder.entities };
}

/** Three to five authorities; Rabat mostly for Moroccans, customs seldom. */
function seenByMany(random: Random, origin: OriginName): number {
  const wanted = random.between(3, 5);
  const weights = [5, 4, 5, 1, 5, origin === "moroccan" ? 5 : 1];
  let mask = 0;
  for (let known = 0; known < wanted; known += 1) {
    const open = authorities
      .map((_, index) => [index, weights[index]!] as const)
      .filter(([index]) => !(mask & (1 << index)));
    mask |= 1 << random.weighted(open);
  }
  return mask;
}

/** A leading figure's phone is known to some of those who know the person. */
function knownTogether(random: Random, suspect: Suspect): number {
  let mask = 0;
  for (let index = 0; index < authorities.length; index += 1)
    if (suspect.entity.seenBy & (1 << index) && random.chance(0.7)) mask |= 1 << index;
  return mask;
}
