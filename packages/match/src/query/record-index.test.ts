import { describe, expect, it } from "vitest";
import { createIndex } from "./record-index.ts";
import { modelOf, record } from "./query.fixture.ts";

const jan = {
  firstName: "Jan",
  lastName: "Peeters",
  birthDate: "1980-05-14",
  passportNumber: "XF1234567",
  address: "Kerkstraat 12, 2000 Antwerpen",
};
const els = { firstName: "Els", lastName: "Claes", birthDate: "1975-02-28" };

function indexOf(...people: readonly Readonly<Record<string, string>>[]) {
  const index = createIndex("Person", modelOf("Person"));
  for (const [at, values] of people.entries()) index.add(record(`p${at}`, values));
  return index;
}

function foundBy(values: Readonly<Record<string, string>>): string[] {
  const found = indexOf(els, jan).find(record("q", values), { limit: 10 });
  return found.map(({ id }) => id);
}

describe("an index of records", () => {
  it("finds a record right after it was added, and never after it was removed", () => {
    const index = indexOf(els);
    const find = () => index.find(record("q", jan), { limit: 5 }).map(({ id }) => id);
    expect(find()).toEqual([]);
    index.add(record("new", jan));
    expect(find()).toEqual(["new"]);
    expect(index.remove("new")).toBe(true);
    expect(find()).toEqual([]);
    expect(index.remove("new")).toBe(false);
    expect(index.size).toBe(1);
  });

  it("finds a record by what it says now, not by what it said before", () => {
    const index = indexOf(jan);
    index.add(record("p0", els));
    expect(index.size).toBe(1);
    expect(index.find(record("q", jan), { limit: 5 })).toEqual([]);
    expect(index.find(record("q", els), { limit: 5 })).toHaveLength(1);
  });

  it("does not find the record itself, and keeps nothing of a record that was asked for", () => {
    const index = indexOf(jan, jan);
    expect(index.find(record("p0", jan), { limit: 5 }).map(({ id }) => id)).toEqual(["p1"]);
    expect(index.find(record("q", els), { limit: 5 })).toEqual([]);
    expect(index.find(record("r", els), { limit: 5 })).toEqual([]);
    expect(index.size).toBe(2);
  });

  it("gives the strongest first, as many as are wanted, above the threshold", () => {
    const index = indexOf({ ...jan, birthDate: "1980-05-15", passportNumber: "" }, jan, els);
    const ask = record("q", jan);
    const all = index.find(ask, { limit: 10 });
    expect(all.map(({ id }) => id)).toEqual(["p1", "p0"]);
    expect(index.find(ask, { limit: 1 })).toEqual(all.slice(0, 1));
    const threshold = (all[0]!.comparison.probability + all[1]!.comparison.probability) / 2;
    expect(index.find(ask, { limit: 10, threshold })).toEqual(all.slice(0, 1));
    expect(index.find(ask, { limit: 0 })).toEqual([]);
  });

  it("explains field by field why", () => {
    const [found] = indexOf(jan).find(record("q", { ...jan, lastName: "Peters" }), { limit: 1 });
    const levels = found!.comparison.evidence.map(({ field, level }) => `${field} ${level}`);
    expect(levels).toContain("birth-date same");
    expect(levels).toContain("passport-number same");
  });

  it("holds a pair for less probable in a larger register", () => {
    const few = indexOf(jan);
    const many = indexOf(jan);
    for (let at = 0; at < 900; at++)
      many.add(record(`x${at}`, { ...els, birthDate: `${1900 + (at % 100)}-03-0${at % 9}` }));
    const slip = record("q", { ...jan, passportNumber: "", birthDate: "", address: "" });
    const [one] = few.find(slip, { limit: 1 });
    const [other] = many.find(slip, { limit: 1 });
    expect(other!.comparison.bits).toBe(one!.comparison.bits);
    expect(other!.comparison.probability).toBeLessThan(one!.comparison.probability);
  });

  it("refuses a kind that is not linked", () => {
    expect(() => createIndex("Seizure", modelOf("Person"))).toThrow(RangeError);
  });
});

describe("a person is found although", () => {
  const { firstName, lastName, birthDate, passportNumber, address } = jan;
  it.each([
    ["the names are swapped", { firstName: lastName, lastName: firstName }],
    ["the name is written in one, in capitals", { name: "PEETERS Jan" }],
    ["day and month are swapped and nothing else is known", { birthDate: "1980-14-05" }],
    [
      "the year is wrong and one name another",
      { firstName: "Karel", lastName, birthDate: "1981-05-14" },
    ],
    [
      "the day is wrong and one name another",
      { firstName, lastName: "Maes", birthDate: "1980-05-24" },
    ],
    [
      "the month is wrong and one name another",
      { firstName, lastName: "Maes", birthDate: "1980-08-14" },
    ],
    ["only the year is known", { firstName, lastName: "Peters", birthDate: "1980" }],
    ["the passport has one digit wrong", { passportNumber: "XF1234667" }],
    ["the passport lacks a digit", { passportNumber: "XF123567" }],
    ["two digits of the passport are swapped", { passportNumber: "XF1243567" }],
    ["only the address is known", { address: "12 Kerkstraat, 2000 Anvers" }],
    ["only a name is known", { lastName }],
  ])("%s", (_, values) => {
    expect(birthDate + passportNumber + address).not.toBe("");
    expect(foundBy(values)).toEqual(["p1"]);
  });
});

describe("other things are found", () => {
  it.each([
    ["Vessel", { name: "Maria Star", imoNumber: "9074729" }, { imoNumber: "9074792" }],
    ["Vessel", { name: "Maria Star", flag: "pa" }, { previousName: "MARIA STAR" }],
    ["Container", { containerNumber: "MSCU1234566" }, { containerNumber: "MSCU123456" }],
    ["Phone", { number: "+32470123456" }, { number: "+32470123465" }],
    ["Company", { name: "Fruit Import NV", country: "be" }, { name: "Fruit Imports" }],
    ["BankAccount", { iban: "BE68539007547034" }, { iban: "BE68539007547043" }],
  ])("%s: %o by %o", (kind, kept, asked) => {
    const index = createIndex(kind, modelOf(kind));
    index.add(record("kept", kept, kind));
    expect(index.find(record("q", asked, kind), { limit: 3 })).toHaveLength(1);
  });
});
