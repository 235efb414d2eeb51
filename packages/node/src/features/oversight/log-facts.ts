/**
 * The facts of an entry that are shown with it. Words of a search are content, and so are values;
 * they take a justified look.
 */
const shownFacts = new Set([
  "aborted",
  "allowance",
  "asked",
  "basis",
  "derogation",
  "elements",
  "entries",
  "format",
  "found",
  "handling",
  "listed",
  "of",
  "outcome",
  "pattern",
  "purpose",
  "queried",
  "reason",
  "records",
  "refused",
  "removed",
  "request",
  "role",
  "rows",
  "statements",
  "urgency",
  "values",
  "what",
]);

/** What may be shown of an entry's facts: codes, counts, ids; of lists of ids their length. */
export function factsShown(facts: unknown): Record<string, string | number | boolean> {
  if (typeof facts !== "object" || facts === null) return {};
  const shown = Object.entries(facts).flatMap(([name, value]: [string, unknown]) => {
    if (!shownFacts.has(name)) return [];
    const simple = simpleValue(name, value);
    return simple === undefined ? [] : [[name, simple] as const];
  });
  return Object.fromEntries(shown);
}

function simpleValue(name: string, value: unknown): string | number | boolean | undefined {
  if (Array.isArray(value)) return name === "handling" ? value.join(" ") : value.length;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return undefined;
}
