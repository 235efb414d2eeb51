import { describe, expect, it } from "vitest";
import type { LinkRecord } from "../linkage-types.ts";
import { learnModel } from "../learning/learn-model.ts";
import { scorer } from "../scoring/scorer.ts";
import { createRegister } from "./register.ts";

const person = (id: string, values: Record<string, string>): LinkRecord => ({
  id,
  kind: "Person",
  values: new Map(Object.entries(values).map(([property, value]) => [property, [value]])),
});
const jan = { firstName: "Jan", lastName: "Peeters", birthDate: "1980-05-14" };
const els = { firstName: "Els", lastName: "Claes", birthDate: "1975-02-28" };

describe("a register", () => {
  it("holds records in rows, and uses the row of a removed record again", () => {
    const register = createRegister("Person", [person("1", jan), person("2", els)]);
    expect(register.size).toBe(2);
    expect(register.remove("1")).toBe(true);
    expect(register.remove("1")).toBe(false);
    expect(register.idOf(0)).toBeUndefined();
    expect(register.add(person("3", jan))).toBe(0);
    expect(register.rowOf("3")).toBe(0);
    expect(register.size).toBe(2);
  });

  it("gives the same evidence after a record was removed and added again", () => {
    const people = [person("1", jan), person("2", { ...jan, birthDate: "1980-04-15" })];
    const register = createRegister("Person", [...people, person("3", els)]);
    const model = learnModel(register);
    const before = scorer(register, model).explain(0, 1);
    register.remove("2");
    const row = register.add(people[1]!);
    expect(scorer(register, model).explain(0, row)).toEqual(before);
  });

  it("replaces a record of the same id", () => {
    const register = createRegister("Person", [person("1", jan), person("1", els)]);
    expect(register.size).toBe(1);
    expect([...register.names!.wordsOf(register.rowOf("1")!, 0)].map(wordOf(register))).toEqual([
      "claes",
    ]);
  });

  it("refuses a kind that is not linked", () => {
    expect(() => createRegister("Seizure")).toThrow(RangeError);
  });
});

function wordOf(register: ReturnType<typeof createRegister>): (word: number) => string {
  return (word) => register.names!.wordOf(word);
}
