import type { StatementInput } from "@entente/model";

/** A statement as a person would enter it; what matters to a test is given. */
export function statement(
  property: string,
  value: string,
  more: Partial<StatementInput> = {},
): StatementInput {
  return {
    property,
    value,
    source: "report 1",
    grade: { scale: "4x4", source: "B", information: "2" },
    handling: { codes: ["H0"] },
    nature: "fact",
    ...more,
  };
}

/** Statements by property: `statements({ name: "Jan", phone: ["+32…", "+32…"] })`. */
export function statements(values: Record<string, string | readonly string[]>): StatementInput[] {
  return Object.entries(values).flatMap(([property, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => statement(property, one)),
  );
}

/** A Belgian phone number that nobody can have (the zone 04 has nine digits). */
export function phone(number: number): string {
  return `+3240${String(number).padStart(7, "0")}`;
}
