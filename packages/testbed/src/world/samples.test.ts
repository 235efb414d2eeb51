import { agreementTermsSchema, authoritySchema, roles } from "@entente/model";
import { describe, expect, it } from "vitest";
import { authorities } from "./authorities.ts";
import { sampleAgreements } from "./sample-agreements.ts";
import { sampleUsers } from "./sample-users.ts";

describe("the samples of a demonstration", () => {
  it("are authorities of the model", () => {
    for (const authority of authorities)
      expect(authoritySchema.parse(authority)).toEqual(authority);
  });

  it("are agreements of the model, each between another pair, with a safeguard for Rabat", () => {
    const agreements = sampleAgreements(14);
    for (const terms of agreements) {
      expect(agreementTermsSchema.parse(terms)).toEqual(terms);
      expect(terms.safeguard?.article).toBe(
        terms.parties.includes("ma-rabat-liaison") ? "37" : undefined,
      );
    }
    const pairs = agreements.map(({ parties }) => parties.toSorted().join());
    expect(new Set(pairs).size).toBe(agreements.length);
    expect(new Set(agreements.map(({ id }) => id)).size).toBe(agreements.length);
  });

  it("show one line of arrangements, oldest first", () => {
    const [line, ...others] = sampleAgreements(14)
      .map(({ predecessors }) => predecessors.map(({ date }) => date))
      .filter((dates) => dates.length > 0);
    expect(line).toEqual(["2016", "2018", "2022", "2025"]);
    expect(others).toEqual([]);
  });

  it("are two to four users of each authority, who together can do the work", () => {
    const emails: string[] = [];
    for (const { id } of authorities) {
      const users = sampleUsers(id);
      emails.push(...users.map(({ email }) => email));
      expect([2, 3, 4]).toContain(users.length);
      const held = users.flatMap((user) => user.roles);
      expect(held).toEqual(expect.arrayContaining(["analyst", "approver", "administrator"]));
      expect(held.filter((role) => !roles.includes(role))).toEqual([]);
    }
    expect(emails.every((email) => email.endsWith(".entente.example"))).toBe(true);
    expect(new Set(emails).size).toBe(emails.length);
  });
});
