import { authorities } from "../authorities.ts";
import type { OriginName } from "../names/origins.ts";
import { Random } from "../random.ts";
import { addBurner, addDevice, addPhone, addVehicle } from "./add-belongings.ts";
import { addConsignment, addContainer, addPortCall, addScan } from "./add-cargo.ts";
import { addAccount, addCompany, addPayment } from "./add-companies.ts";
import {
  addCall,
  addIncident,
  addMeeting,
  addOperation,
  addSeizure,
  addStash,
  newSlot,
} from "./add-events.ts";
import { addIdentification, addPerson, type Suspect } from "./add-persons.ts";
import {
  addAssociate,
  addDirectorship,
  addEmployment,
  addFamily,
  addOwnership,
} from "./add-ties.ts";
import { AffairBuilder, type AffairFrame } from "./affair-builder.ts";
import type { TrueEntity } from "./entity.ts";
import type { Commons, Core } from "./fixed.ts";
import { cast, groupOrigins, profiles, type Profile } from "./profiles.ts";

/** One affair with all that truly belongs to it. */
export type Affair = {
  readonly frame: AffairFrame;
  readonly entities: readonly TrueEntity[];
  /** Pairs of operations of two authorities that meet in place and time, by their ids. */
  readonly clashes: readonly (readonly [number, number])[];
};

/** Persons of a joint affair whom the second authority knows too. */
const sharedPersons = [3, 4] as const;

/** Builds an ordinary affair; the same arguments give the same affair. */
export function buildAffair(
  seed: number,
  frame: AffairFrame,
  core: Core,
  commons: Commons,
): Affair {
  const builder = new AffairBuilder(frame, new Random(seed, 1, frame.index));
  const profile = profiles[frame.home]!;
  const suspects = castPersons(builder, profile);
  const people = suspects.map(({ entity }) => entity);
  const phones = addPhones(builder, profile, suspects);
  addBusiness(builder, profile, people);
  addCargo(builder, profile, commons);
  addTies(builder, profile, people, core, commons);
  addTraffic(builder, profile, phones, core);
  const clashes = addHappenings(builder, profile, people, core);
  return { frame, entities: builder.entities, clashes };
}

function castPersons(builder: AffairBuilder, profile: Profile): Suspect[] {
  const { random, frame } = builder;
  const count = random.between(...profile.persons);
  const shared =
    frame.partners.length > 0 ? Math.min(count - 1, random.between(...sharedPersons)) : 0;
  const home = 1 << frame.home;
  return Array.from({ length: count }, (_, place) => {
    const partner = frame.partners[place % Math.max(1, frame.partners.length)];
    const isShared = place < shared && partner !== undefined;
    return addPerson(builder, {
      role: cast[place % cast.length]!,
      origin: originOf(builder, profile, isShared && authorities[partner]!.country === "ma"),
      seenBy: isShared ? home | (1 << partner) : home,
      twiceAt: random.chance(0.015) ? home : 0,
      withPhone: place < profile.phones,
    });
  });
}

/** Rabat is told of people with Moroccan papers; a third of the others follow their group. */
function originOf({ random, frame }: AffairBuilder, profile: Profile, rabat: boolean): OriginName {
  if (rabat) return "moroccan";
  const groupOrigin = groupOrigins[frame.group % groupOrigins.length]!;
  const common = profile.origins.some(([origin]) => origin === groupOrigin);
  return common && random.chance(0.33) ? groupOrigin : random.weighted(profile.origins);
}

function addPhones(builder: AffairBuilder, profile: Profile, suspects: Suspect[]): TrueEntity[] {
  const phones = suspects.map((suspect) => addPhone(builder, suspect));
  for (let burner = 0; burner < profile.burners; burner += 1) phones.push(addBurner(builder));
  for (const suspect of suspects.slice(0, profile.devices)) addDevice(builder, suspect);
  for (const suspect of suspects.slice(0, profile.identifications))
    addIdentification(builder, suspect);
  return phones.filter((phone) => phone !== null);
}

function addBusiness(builder: AffairBuilder, profile: Profile, people: TrueEntity[]): void {
  const { random } = builder;
  for (let count = random.between(...profile.companies); count > 0; count -= 1) {
    const company = addCompany(builder, random.pick(profile.lands));
    if (company && random.chance(0.7)) addDirectorship(builder, random.pick(people), company);
    if (company && random.chance(0.3)) addOwnership(builder, random.pick(people), company);
  }
  const owners = builder.entities.filter(({ kind }) => kind === "Company" || kind === "Person");
  for (let count = profile.accounts; count > 0; count -= 1)
    addAccount(builder, random.pick(owners));
  const payers = builder.entities.filter(({ kind }) => kind === "BankAccount").concat(owners);
  for (let count = profile.payments; count > 0; count -= 1)
    addPayment(builder, random.pick(payers), random.pick(payers));
  for (let count = profile.vehicles; count > 0; count -= 1) {
    const owner = random.pick(owners);
    const vehicle = addVehicle(builder, owner);
    if (vehicle && random.chance(0.3)) addOwnership(builder, owner, vehicle);
  }
}

function addCargo(builder: AffairBuilder, profile: Profile, commons: Commons): void {
  const { random } = builder;
  const companies = builder.entities.filter(({ kind }) => kind === "Company");
  const containers: TrueEntity[] = [];
  for (let count = profile.containers; count > 0; count -= 1) {
    const container = addContainer(builder);
    if (!container) continue;
    containers.push(container);
    if (profile.scans > 0) addConsignment(builder, container, companies);
  }
  for (let count = profile.scans; count > 0; count -= 1) addScan(builder, random.pick(containers));
  for (let count = profile.portCalls; count > 0; count -= 1)
    addPortCall(builder, random.pick(commons.vessels));
}

function addTies(
  builder: AffairBuilder,
  profile: Profile,
  people: TrueEntity[],
  core: Core,
  commons: Commons,
): void {
  const { random } = builder;
  for (let count = profile.associates; count > 0; count -= 1) {
    const other = random.chance(0.25) ? random.pick(core.people).entity : random.pick(people);
    const one = random.pick(people);
    if (one !== other) addAssociate(builder, one, other);
  }
  for (let count = profile.families; count > 0; count -= 1) {
    const [one, other] = [random.pick(people), random.pick(people)];
    if (one !== other) addFamily(builder, one, other);
  }
  for (const person of people)
    if (person.role === "port-worker")
      addEmployment(builder, person, random.pick(commons.terminals));
}

function addTraffic(
  builder: AffairBuilder,
  profile: Profile,
  phones: TrueEntity[],
  core: Core,
): void {
  const { random } = builder;
  if (phones.length < 2) return;
  for (let count = profile.calls; count > 0; count -= 1) {
    const caller = random.pick(phones);
    const receiver =
      core.phones.length > 0 && random.chance(0.15)
        ? random.pick(core.phones)
        : random.pick(phones);
    if (caller !== receiver) addCall(builder, caller, receiver);
  }
}

function addHappenings(
  builder: AffairBuilder,
  profile: Profile,
  people: TrueEntity[],
  core: Core,
): (readonly [number, number])[] {
  const { random, frame } = builder;
  const containers = builder.entities.filter(({ kind }) => kind === "Container");
  const few = () => [random.pick(people), random.pick(random.chance(0.2) ? coreOf(core) : people)];
  for (let count = profile.meetings; count > 0; count -= 1) addMeeting(builder, few());
  if (random.chance(0.6))
    for (let count = profile.incidents; count > 0; count -= 1) addIncident(builder, few());
  for (let count = profile.seizures; count > 0; count -= 1)
    addSeizure(builder, containers.length > 0 ? random.pick(containers) : null, few().slice(0, 1));
  for (let count = profile.stashes; count > 0; count -= 1) addStash(builder);
  const clashes: (readonly [number, number])[] = [];
  for (let count = profile.operations; count > 0; count -= 1) {
    const slot = newSlot(builder);
    const own = addOperation(builder, slot, random.pick(people), 1 << frame.home);
    const partner = frame.partners.find((index) => profiles[index]!.operations > 0);
    if (!own || partner === undefined || !random.chance(0.5)) continue;
    const target = people.find(({ seenBy }) => seenBy & (1 << partner)) ?? null;
    const theirs = addOperation(builder, slot, target, 1 << partner);
    if (theirs) clashes.push([own.id, theirs.id]);
  }
  return clashes;
}

function coreOf(core: Core): TrueEntity[] {
  return core.people.map(({ entity }) => entity);
}
