import type { KindDefinition } from "./kind.ts";

const entity = (...range: string[]) => ({ type: "entity", range }) as const;

/** Kinds that tie two records together for a time (FollowTheMoney: "Interval"). */
export const relations: readonly KindDefinition[] = [
  {
    name: "Interval",
    abstract: true,
    caption: ["role", "startDate"],
    properties: {
      role: { type: "text" },
      startDate: { type: "date" },
      endDate: { type: "date" },
      date: { type: "date" },
      summary: { type: "text" },
    },
  },
  relation("Ownership", "owner", ["LegalEntity"], "asset", ["Thing"]),
  relation("Directorship", "director", ["LegalEntity"], "organization", ["Organization"]),
  relation("Employment", "employee", ["Person"], "employer", ["LegalEntity"]),
  relation("Membership", "member", ["LegalEntity"], "organization", ["Organization"]),
  relation("Family", "person", ["Person"], "relative", ["Person"]),
  relation("Associate", "person", ["Person"], "associate", ["Person"]),
  relation("UnknownLink", "subject", ["Thing"], "object", ["Thing"]),
  {
    name: "Payment",
    extends: "Interval",
    caption: ["amount", "date"],
    edge: { source: "payer", target: "beneficiary" },
    properties: {
      payer: entity("LegalEntity", "BankAccount"),
      beneficiary: entity("LegalEntity", "BankAccount"),
      amount: { type: "number" },
      currency: { type: "text" },
      purpose: { type: "text" },
    },
  },
];

function relation(
  name: string,
  source: string,
  sourceRange: string[],
  target: string,
  targetRange: string[],
): KindDefinition {
  return {
    name,
    extends: "Interval",
    caption: ["role", "startDate"],
    edge: { source, target },
    properties: { [source]: entity(...sourceRange), [target]: entity(...targetRange) },
  };
}
