import { containerCheckDigit } from "@entente/model";
import { describe, expect, it } from "vitest";
import { defaultHitThreshold, strengthOf } from "../strength/index.ts";
import { matchKeysOf, sharedKeyTypes } from "./index.ts";

type Person = Readonly<Record<string, string | string[]>>;

const keysOf = (values: Person, kind: string) =>
  matchKeysOf({
    kind,
    values: new Map(Object.entries(values).map(([property, value]) => [property, [value].flat()])),
  });

function isHit(one: Person, other: Person, kind = "Person", otherKind = kind): boolean {
  const shared = sharedKeyTypes(keysOf(one, kind), keysOf(other, otherKind));
  return strengthOf(shared).bits >= defaultHitThreshold;
}

const amrani = { firstName: "Mohamed", lastName: "El Amrani", birthDate: "1985-05-31" };
const janssens = {
  firstName: "Katrien",
  lastName: "Janssens",
  birthDate: "1979-11-04",
  street: "Kerkstraat",
  postalCode: "2060",
  city: "Antwerpen",
};

describe("the same person", () => {
  it.each<[string, Person, Person]>([
    ["in Arabic", amrani, { name: "محمد العمراني", birthDate: "1985-05-31" }],
    ["without the article", amrani, { name: "Mohammed Amrani", birthDate: "1985-05-31" }],
    ["surname first", amrani, { name: "AMRANI Muhammad", birthDate: "1985-05-31" }],
    ["names swapped", amrani, { ...amrani, firstName: "El Amrani", lastName: "Mohamed" }],
    [
      "day and month swapped",
      { ...amrani, birthDate: "1985-05-03" },
      { ...amrani, birthDate: "1985-03-05" },
    ],
    [
      "Spanish, one surname left out",
      { name: "Juan Carlos García López", birthDate: "1990-02-14" },
      { firstName: "Juan", lastName: "Garcia", birthDate: "1990-02-14" },
    ],
    [
      "particles joined",
      { firstName: "Jan", lastName: "Van den Broeck", birthDate: "1971-07-19" },
      { name: "VANDENBROECK, Jan", birthDate: "1971-07-19" },
    ],
    [
      "in Cyrillic with father's name",
      { name: "Иван Сергеевич Петров", birthDate: "1968-12-08" },
      { firstName: "Ivan", lastName: "Petrov", birthDate: "1968-12-08" },
    ],
    [
      "under an alias",
      { ...amrani, alias: "Rachid Tazi" },
      { name: "Rachid Tazi", birthDate: "1985-05-31" },
    ],
    ["surname misspelt", janssens, { ...janssens, lastName: "Wanssens" }],
    ["first name missing", janssens, { ...janssens, firstName: "" }],
    [
      "first name abbreviated",
      janssens,
      { ...janssens, firstName: "K.", street: "", postalCode: "" },
    ],
    ["birth date missing", janssens, { ...janssens, birthDate: "" }],
    ["only the year of birth", janssens, { ...janssens, birthDate: "1979" }],
    [
      "moved, birth date wrong in a part, city in French",
      janssens,
      { ...janssens, birthDate: "1979-11-14", city: "Anvers", street: "" },
    ],
    [
      "address in one line",
      janssens,
      { firstName: "Katrien", lastName: "Janssens", address: "Kerkstr. 12, 2060 Antwerpen" },
    ],
    [
      "born in one year in one town",
      { ...amrani, birthDate: "1985", birthPlace: "Driouch" },
      { ...amrani, birthPlace: "Driouch (Nador)" },
    ],
    [
      "year of birth wrong, born in one town",
      { ...amrani, birthPlace: "Driouch" },
      { ...amrani, birthDate: "1958-05-31", birthPlace: "Driouch" },
    ],
    [
      "at a few doors, birth dates unknown",
      { firstName: "Sanne", lastName: "de Vries", postalCode: "1011 AB" },
      { name: "S. de Vries", alias: "Sanne Vries", address: "Gracht 5, 1011AB Amsterdam" },
    ],
    [
      "at a few doors, first name abbreviated, only the year of birth",
      { firstName: "Sanne", lastName: "de Vries", postalCode: "1011 AB", birthDate: "1991" },
      { firstName: "S.", lastName: "Vries", postalCode: "NL-1011AB", birthDate: "1991-02-17" },
    ],
    [
      "one document",
      { lastName: "Dupont", passportNumber: "EX4471920" },
      { name: "X", idNumber: "EX4471920" },
    ],
    ["one phone", { name: "unknown", phone: "+32460001234" }, { ...amrani, phone: "+32460001234" }],
  ])("is a hit: %s", (_, one, other) => {
    expect(isHit(one, other)).toBe(true);
    expect(isHit(other, one)).toBe(true);
  });
});

describe("different people", () => {
  it.each<[string, Person, Person]>([
    ["husband and wife", janssens, { ...janssens, firstName: "Marc", birthDate: "1977-02-23" }],
    ["mother and daughter", janssens, { ...janssens, firstName: "Lotte", birthDate: "2004-08-16" }],
    [
      "mother and daughter, birth dates unknown",
      { ...janssens, birthDate: "" },
      { ...janssens, firstName: "Lotte", birthDate: "" },
    ],
    ["same first name and birth date", amrani, { ...amrani, lastName: "Benjelloun" }],
    [
      "same first name, birth date and city",
      { ...amrani, city: "Antwerpen" },
      { ...amrani, lastName: "Benjelloun", city: "Anvers" },
    ],
    ["same surname and birth date", amrani, { ...amrani, firstName: "Fatima" }],
    ["namesakes without more", { name: "Mohamed Amrani" }, { name: "Mohamed El Amrani" }],
    [
      "namesakes of one year",
      { ...amrani, birthDate: "1985" },
      { ...amrani, birthDate: "1985-10-02" },
    ],
    [
      "namesakes of one year and city",
      { ...amrani, birthDate: "1985", city: "Nador" },
      { ...amrani, city: "Nador" },
    ],
    [
      "twins born in one town",
      { ...amrani, birthPlace: "Nador" },
      { ...amrani, firstName: "Fatima", birthPlace: "Nador" },
    ],
    [
      "husband and wife of one age at a few doors",
      { ...janssens, postalCode: "1011 AB" },
      { ...janssens, firstName: "Marc", birthDate: "1979-02-23", postalCode: "1011 AB" },
    ],
    [
      "namesakes with a birth date that only stands for its year",
      { ...amrani, birthDate: "1985-01-01" },
      { ...amrani, birthDate: "1985-01-01" },
    ],
    [
      "neighbours born on one day",
      { ...janssens, street: "" },
      { ...janssens, street: "", firstName: "Rachida", lastName: "Tazi" },
    ],
    [
      "documents that say nothing",
      { lastName: "Dupont", idNumber: "000000" },
      { lastName: "Peeters", idNumber: "000000" },
    ],
  ])("are no hit: %s", (_, one, other) => {
    expect(isHit(one, other)).toBe(false);
  });
});

describe("things and events", () => {
  it("lets a person's phone meet the record of the phone", () => {
    expect(isHit({ phone: "+32460001234" }, { number: "+32460001234" }, "Person", "Phone")).toBe(
      true,
    );
  });

  it("lets a company meet under its VAT, EORI and register numbers", () => {
    const number = { registrationNumber: "0123456789" };
    expect(isHit(number, { vatCode: "BE0123456789" }, "Company")).toBe(true);
    expect(isHit({ vatCode: "NL123456782B01" }, { eori: "NL123456782" }, "Company")).toBe(true);
  });

  it("needs a place or country for a company's name", () => {
    const one = { name: "Fruta Sol Import B.V.", country: "nl" };
    expect(isHit(one, { name: "FRUTA SOL IMPORT", country: "nl" }, "Company")).toBe(true);
    expect(isHit(one, { name: "FRUTA SOL IMPORT", country: "es" }, "Company")).toBe(false);
  });

  it("gives no key to a container whose check digit is wrong", () => {
    const digit = containerCheckDigit("ZZZU123456");
    const right = `ZZZU123456${digit}`;
    expect(keysOf({ containerNumber: right }, "Container")).toEqual([
      { type: "container", value: `container:${right}` },
    ]);
    expect(keysOf({ containerNumber: `ZZZU123456${(digit + 1) % 10}` }, "Container")).toEqual([]);
  });

  it("does not take two ships of one name and flag for one", () => {
    const ship = { name: "MV Aurora", flag: "pa" };
    expect(isHit(ship, { name: "Aurora", flag: "pa" }, "Vessel")).toBe(false);
    expect(isHit({ ...ship, mmsi: "352999999" }, { mmsi: "352999999" }, "Vessel")).toBe(true);
  });

  it("finds operations that are near in place and time, on both sides of any cell's edge", () => {
    const at = (latitude: number, longitude: number, startDate: string) => ({
      latitude: String(latitude),
      longitude: String(longitude),
      startDate,
    });
    const one = at(51.2999, 4.3999, "2026-03-05T03:59:00Z");
    expect(isHit(one, at(51.3001, 4.4001, "2026-03-05T04:01:00Z"), "Operation")).toBe(true);
    expect(isHit(one, at(51.3401, 4.4601, "2026-03-05T07:30:00Z"), "Operation")).toBe(true);
    expect(isHit(one, at(51.2999, 4.3999, "2026-03-05T12:30:00Z"), "Operation")).toBe(false);
    expect(isHit(one, at(51.45, 4.3999, "2026-03-05T03:59:00Z"), "Operation")).toBe(false);
  });

  it("finds operations of one day in one port", () => {
    const day = { locode: "BEANR", startDate: "2026-03-05" };
    expect(isHit(day, { ...day, startDate: "2026-03-05T18:00:00Z" }, "Operation")).toBe(true);
    expect(isHit(day, { ...day, locode: "NLRTM" }, "Operation")).toBe(false);
  });

  it("tells two seizures of one port and day by their weight", () => {
    const seizure = { locode: "BEANR", date: "2025-09-12", weightKg: "412" };
    expect(isHit(seizure, { ...seizure, weightKg: "412.3" }, "Seizure")).toBe(true);
    expect(isHit(seizure, { ...seizure, weightKg: "90" }, "Seizure")).toBe(false);
  });
});
