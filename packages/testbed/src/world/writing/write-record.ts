import type { Grade, Handling } from "@entente/model";
import { switchboard } from "../numbers/phone-number.ts";
import type { Random } from "../random.ts";
import type { WorldRecord, WorldStatement } from "../record.ts";
import type { Fact, TrueEntity } from "../truth/entity.ts";
import { keyOf } from "./keys.ts";
import { spoil } from "./spoil.ts";
import type { Style } from "./style.ts";
import { writeName } from "./write-name.ts";
import { writeValue } from "./write-value.ts";

/** A report, entry or note from which statements come. */
export type Report = {
  readonly source: string;
  readonly grade: Grade;
  readonly handling: Handling;
  /** YYYY-MM-DD. */
  readonly observedAt: string;
};

/** All that writing the records of one affair at one authority needs. */
export type Pen = {
  readonly seed: number;
  readonly authority: number;
  readonly style: Style;
  readonly random: Random;
  readonly reports: readonly Report[];
  /** Chance that a date or phone is one a node must refuse. */
  readonly faultRate: number;
};

const assessed = new Set(["position", "role", "weakAlias"]);

/** Writes the record that an authority holds of an entity. */
export function writeRecord(entity: TrueEntity, pen: Pen, copy: 0 | 1 = 0): WorldRecord {
  const { seed, authority, style, random } = pen;
  const report = random.pick(pen.reports);
  const statements: WorldStatement[] = [];
  for (const fact of entity.facts) {
    const gap = style.gaps[fact.property];
    const mayLack = gap !== undefined && !isNeeded(fact) && !isEssential(entity.kind, fact);
    if (mayLack && random.chance(gap)) continue;
    const from = random.chance(0.1) ? random.pick(pen.reports) : report;
    writeFact(fact, pen, from, statements);
  }
  const key = keyOf(seed, authority, entity.id, copy);
  return random.chance(style.silent)
    ? { key, kind: entity.kind, silent: true, statements }
    : { key, kind: entity.kind, statements };
}

function writeFact(fact: Fact, pen: Pen, report: Report, statements: WorldStatement[]): void {
  const { seed, authority, style, random } = pen;
  if (fact.as === "person") {
    for (const [property, value] of writeName(fact.value, style, random))
      statements.push(statement(property, value, report));
  } else if (fact.as === "ref") {
    if (fact.value.seenBy & (1 << authority))
      statements.push(statement(fact.property, keyOf(seed, authority, fact.value.id, 0), report));
  } else {
    const faulty = random.chance(pen.faultRate) ? spoil(fact, style) : null;
    if (faulty === null)
      statements.push(statement(fact.property, writeValue(fact, style, random), report));
    else statements.push({ ...statement(fact.property, faulty, report), faulty: true });
  }
}

function statement(property: string, value: string, report: Report): WorldStatement {
  const { source, grade, handling, observedAt } = report;
  return assessed.has(property)
    ? { property, value, source, grade, handling, nature: "assessment", observedAt }
    : { property, value, source, grade, handling, observedAt };
}

function isNeeded(fact: Fact): boolean {
  return fact.as === "ref" && fact.needed;
}

/** A plate is a vehicle's name, and a switchboard's number is always noted. */
function isEssential(kind: string, { property, value }: Fact): boolean {
  return (kind === "Vehicle" && property === "registrationNumber") || value === switchboard;
}
