import { isA, parsePartialDate } from "@entente/model";
import { citySound } from "../names/index.ts";
import { matchKey, type MatchKey } from "./key-types.ts";
import { valuesOf, type Values } from "./values.ts";

/**
 * The keys of what happened at a place on a day. Incidents (shootings, explosions) of one city and
 * day are a hit; seizures and port calls need more, since a port has several a day: a seizure's
 * weight in whole kilograms.
 */
export function eventKeys(kind: string, values: Values): MatchKey[] {
  const days = ["date", "startDate"]
    .flatMap((property) => valuesOf(values, property, 1))
    .map(dayOf)
    .filter((day) => day !== undefined)
    .slice(0, 1);
  const places = [
    ...valuesOf(values, "locode", 1),
    ...valuesOf(values, "location", 1).map((place) => citySound(place.split(",")[0]!)),
  ].filter((place) => place !== "");
  const type = isA(kind, "Incident") ? "incident-day" : "place-day";
  const weights = valuesOf(values, "weightKg", 1).map((text) => Math.round(Number(text)));
  return days.flatMap((day) => [
    ...places.map((place) => matchKey(type, kind, place, day)),
    ...weights
      .filter((weight) => Number.isSafeInteger(weight) && weight > 0)
      .map((weight) => matchKey("day-weight", kind, day, String(weight))),
  ]);
}

function dayOf(text: string): string | undefined {
  const read = parsePartialDate(text);
  return read.ok && read.value.month !== undefined && read.value.day !== undefined
    ? text.slice(0, 10)
    : undefined;
}
