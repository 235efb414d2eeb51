import { dateOf, worldDays } from "../period.ts";
import type { AffairBuilder } from "./affair-builder.ts";
import type { Fact, TrueEntity } from "./entity.ts";
import { date, locode, needed, ref, verbatim, worded } from "./facts.ts";
import {
  incidentKinds,
  methods,
  operationKinds,
  operationStates,
  phrase,
  substances,
} from "./phrases.ts";
import { streets, towns, type Town } from "./places.ts";

/** Adds a call between two phones. */
export function addCall(builder: AffairBuilder, caller: TrueEntity, receiver: TrueEntity): void {
  builder.add("Call", [
    needed("caller", caller),
    needed("receiver", receiver),
    date("date", builder.someInstant()),
    verbatim("duration", builder.random.between(3, 900)),
  ]);
}

/** Adds a meeting of some people. */
export function addMeeting(builder: AffairBuilder, people: readonly TrueEntity[]): void {
  const town = townOf(builder);
  builder.add("Meeting", [
    date("date", builder.someInstant()),
    worded("location", streetIn(builder, town)),
    ...people.map((person) => ref("involved", person)),
  ]);
}

/** Adds a shooting, an abduction, an intrusion. */
export function addIncident(builder: AffairBuilder, people: readonly TrueEntity[]): void {
  const town = townOf(builder);
  const kind = builder.random.pick(incidentKinds);
  builder.add("Incident", [
    worded("incidentKind", kind),
    date("date", builder.someInstant()),
    worded("location", streetIn(builder, town)),
    ...people.map((person) => ref("involved", person)),
  ]);
}

/** Adds a seizure of cocaine. */
export function addSeizure(
  builder: AffairBuilder,
  container: TrueEntity | null,
  people: readonly TrueEntity[],
): void {
  const { random } = builder;
  const town = townOf(builder);
  const facts: Fact[] = [
    date("date", builder.someDay()),
    worded("location", phrase(town.fr, town.nl, town.fr)),
    worded("substance", random.pick(substances)),
    verbatim("weightKg", random.between(2, 90) * random.between(1, 24)),
    worded("method", random.pick(methods)),
    ...people.map((person) => ref("involved", person)),
  ];
  if (town.locode) facts.push(locode("locode", town.locode));
  if (container) facts.push(ref("container", container));
  builder.add("Seizure", facts);
}

/** Where and when an operation takes place. */
export type OperationSlot = {
  readonly town: Town;
  readonly day: string;
  /** Hour of its beginning, UTC, 2 to 20. */
  readonly hour: number;
  readonly planned: boolean;
};

/** A place and time: half of the operations are still to come when the three years end. */
export function newSlot(builder: AffairBuilder): OperationSlot {
  const { random } = builder;
  const planned = random.chance(0.5);
  const day = planned ? dateOf(worldDays + random.below(60)) : builder.someDay();
  return { town: townOf(builder), day, hour: random.between(2, 20), planned };
}

/** Adds an operation, at most about 300 m and one hour off its slot. */
export function addOperation(
  builder: AffairBuilder,
  slot: OperationSlot,
  target: TrueEntity | null,
  seenBy?: number,
): TrueEntity | null {
  const { random } = builder;
  const hour = slot.hour + random.between(-1, 1);
  const near = (degrees: number) => (degrees + random.between(-20, 20) / 10_000).toFixed(4);
  const facts: Fact[] = [
    worded("operationKind", random.pick(operationKinds)),
    worded("status", slot.planned ? operationStates.planned : operationStates.done),
    date("startDate", instant(slot.day, hour)),
    date("endDate", instant(slot.day, hour + 2)),
    worded("location", phrase(slot.town.fr, slot.town.nl, slot.town.fr)),
    verbatim("latitude", near(slot.town.latitude)),
    verbatim("longitude", near(slot.town.longitude)),
  ];
  if (target) facts.push(ref("target", target));
  return builder.add("Operation", facts, seenBy === undefined ? {} : { seenBy });
}

/** Adds a shed or flat where the goods lie. */
export function addStash(builder: AffairBuilder): TrueEntity | null {
  const { random } = builder;
  const town = townOf(builder);
  const near = (degrees: number) => (degrees + random.between(-400, 400) / 10_000).toFixed(4);
  return builder.add("Address", [
    worded("full", streetIn(builder, town)),
    verbatim("city", town.nl),
    verbatim("postalCode", town.postalCode),
    verbatim("latitude", near(town.latitude)),
    verbatim("longitude", near(town.longitude)),
  ]);
}

function townOf({ random, frame }: AffairBuilder): Town {
  return random.pick(towns[Math.max(0, frame.home)]!);
}

function streetIn({ random }: AffairBuilder, town: Town) {
  const [french, dutch] = random.pick(streets);
  const number = random.between(1, 240);
  const inFrench = `${number} ${french}, ${town.fr}`;
  return phrase(inFrench, `${dutch} ${number}, ${town.nl}`, inFrench);
}

function instant(day: string, hour: number): string {
  return `${day}T${String(hour).padStart(2, "0")}:00:00Z`;
}
