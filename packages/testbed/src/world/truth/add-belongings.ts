import { imei, imsi } from "../numbers/device-numbers.ts";
import { plateNumber } from "../numbers/papers.ts";
import type { AffairBuilder } from "./affair-builder.ts";
import type { Suspect } from "./add-persons.ts";
import type { Fact, TrueEntity } from "./entity.ts";
import { date, phone, ref, verbatim } from "./facts.ts";

const operators = ["Telefabel", "Mobi-Chimera", "KPX Fictie", "Maroc Mirage"];
const phoneModels = ["BQ Ghost 2", "Encro-X", "Nokla 105", "Pixelle 7", "Galaxia A14"];
const cars: readonly (readonly [type: string, model: string])[] = [
  ["car", "VW Golf"],
  ["car", "Renault Clio"],
  ["car", "Audi RS6"],
  ["van", "Mercedes Sprinter"],
  ["van", "Citroën Jumper"],
  ["lorry", "DAF XF"],
  ["lorry", "Volvo FH"],
  ["car", "Seat Leon"],
];
const colors = ["zwart", "noir", "grijs", "gris", "wit", "blanc", "bleu"];

/**
 * Adds the phone that a person is known to carry; null when the person has none.
 * @param seenBy who knows it, where that is not left to chance
 */
export function addPhone(
  builder: AffairBuilder,
  suspect: Suspect,
  seenBy?: number,
): TrueEntity | null {
  if (!suspect.number) return null;
  const { random } = builder;
  const facts: Fact[] = [phone("number", suspect.number), ref("holder", suspect.entity)];
  if (random.chance(0.3)) facts.push(verbatim("imsi", imsi(builder.ordinal("imsi"))));
  if (random.chance(0.4)) facts.push(verbatim("operator", random.pick(operators)));
  if (random.chance(0.6)) facts.push(date("firstSeen", builder.someDay(30)));
  return builder.add("Phone", facts, seenBy === undefined ? {} : { seenBy });
}

/** Adds a phone of which nobody knows the holder. */
export function addBurner(builder: AffairBuilder): TrueEntity | null {
  const number = builder.newPhone(builder.random.pick(["be", "nl", "fr", "al", "ma"]));
  return builder.add("Phone", [phone("number", number), date("firstSeen", builder.someDay())]);
}

/** Adds a handset. */
export function addDevice(builder: AffairBuilder, suspect: Suspect): void {
  builder.add("Device", [
    verbatim("imei", imei(builder.ordinal("imei"))),
    verbatim("model", builder.random.pick(phoneModels)),
    ref("holder", suspect.entity),
  ]);
}

/** Adds a car, van or lorry. */
export function addVehicle(builder: AffairBuilder, owner: TrueEntity): TrueEntity | null {
  const { random } = builder;
  const [type, model] = random.pick(cars);
  const plateCountry = random.pick(["be", "be", "nl", "nl", "fr", "ma"]);
  return builder.add("Vehicle", [
    {
      property: "registrationNumber",
      as: "plate",
      value: plateNumber(plateCountry, builder.ordinal("plate")),
    },
    verbatim("type", type),
    verbatim("model", model),
    verbatim("color", random.pick(colors)),
    ref("owner", owner),
  ]);
}
