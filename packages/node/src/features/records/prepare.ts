import { cleanValue, type CleanContext } from "@entente/match";
import { propertyOf, type StatementInput } from "@entente/model";
import { keptText } from "../../store/kept-text.ts";

/** A statement whose value has been cleaned into the canonical form of its property's type. */
export type PreparedStatement = Omit<StatementInput, "observedAt" | "supersedes"> & {
  original: string | null;
  /** Why the kept value is doubtful, for example `check-digit-wrong`. */
  note: string | null;
  observedAt: string | null;
  supersedes: string | null;
  reference: string | null;
  /** Its id at the originator, for a disclosed statement; a new one otherwise. */
  id?: string;
};

/** A value that could not be taken in, with what to do about it. */
export type StatementProblem = {
  index: number;
  property: string;
  value: string;
  reason: string;
  hint: string;
};

/** Statements ready to be saved, and those that are not. */
export type Prepared = { statements: PreparedStatement[]; problems: StatementProblem[] };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for text in the form of a record's id. */
export function isRecordId(text: string): boolean {
  return uuid.test(text);
}

/**
 * Cleans the statements of one record. Nothing valid is lost: faulty statements are reported and the
 * rest is returned; the same thing said twice by the same source is kept once.
 * @param kind the record's kind
 * @param inputs statements as received
 * @param context the country whose formats are assumed, and the order of day and month
 */
export function prepareStatements(
  kind: string,
  inputs: readonly StatementInput[],
  context: Omit<CleanContext, "kind" | "property">,
): Prepared {
  const statements: PreparedStatement[] = [];
  const problems: StatementProblem[] = [];
  const seen = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    const result = prepareStatement(kind, input, context);
    if (!result.ok) {
      problems.push({ index, property: input.property, value: input.value, ...result });
      continue;
    }
    const identity = statementIdentity(result.statement);
    if (seen.has(identity)) continue;
    seen.add(identity);
    statements.push(result.statement);
  }
  return { statements, problems };
}

/** What makes two statements of one record the same: property, value and source. */
export function statementIdentity(statement: {
  property: string;
  value: string;
  source: string;
}): string {
  return JSON.stringify([statement.property, statement.value, statement.source]);
}

type PreparedOne =
  | { ok: true; statement: PreparedStatement }
  | { ok: false; reason: string; hint: string };

function prepareStatement(
  kind: string,
  input: StatementInput,
  context: Omit<CleanContext, "kind" | "property">,
): PreparedOne {
  const definition = propertyOf(kind, input.property);
  if (!definition)
    return {
      ok: false,
      reason: "unknown-property",
      hint: `A ${kind} has no property "${input.property}".`,
    };
  if (definition.type === "entity" && !isRecordId(input.value))
    return {
      ok: false,
      reason: "not-a-record",
      hint: `"${input.property}" refers to another record: give the id of that record.`,
    };
  const cleaned = cleanValue(definition.type, input.value, {
    ...context,
    kind,
    property: input.property,
  });
  if (!cleaned.ok) return { ok: false, reason: cleaned.reason, hint: cleaned.hint };
  const observedAt = input.observedAt ? cleanValue("date", input.observedAt, context) : null;
  if (observedAt?.ok === false)
    return { ok: false, reason: `observed-at-${observedAt.reason}`, hint: observedAt.hint };
  return {
    ok: true,
    statement: {
      ...input,
      value: cleaned.value,
      original: cleaned.value === input.value ? null : keptText(input.value),
      note: cleaned.note ?? null,
      observedAt: observedAt?.value ?? null,
      supersedes: input.supersedes ?? null,
      reference: definition.type === "entity" ? cleaned.value : null,
    },
  };
}
