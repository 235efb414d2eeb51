import type { StatementView } from "../records/schemas.ts";

/** One line of a copy: a statement with all that binds it. */
export type DossierLine = {
  record: { id: string; kind: string; caption: string };
  statement: StatementView;
};

/** What stands at the head of a copy. */
export type DossierHead = {
  exportId: string;
  authority: string;
  at: string;
  by: string;
  purpose: string;
  recipient: string;
  use: string;
};

const columns = [
  "copy",
  "codes",
  "restriction",
  "originator",
  "passed on by",
  "record",
  "kind",
  "caption",
  "property",
  "value",
  "nature",
  "source",
  "grade",
  "observed",
  "recorded",
] as const;

/**
 * A copy as CSV (RFC 4180, UTF-8): every line carries its codes and its originator, and the number of
 * the copy, by which it can be brought in again. A text that a spreadsheet would take for a formula is
 * put behind an apostrophe.
 */
export function dossierCsv(head: DossierHead, lines: readonly DossierLine[]): string {
  const about = [
    ["copy", head.exportId],
    ["made by", `${head.by}, ${head.authority}`],
    ["made at", head.at],
    ["for", head.recipient],
    ["use", head.use],
    ["purpose", head.purpose],
  ];
  const rows = lines.map(({ record, statement }) => [
    head.exportId,
    statement.handling.codes.join("+"),
    statement.handling.restriction ?? "",
    statement.origin ?? statement.originator,
    statement.origin === null ? "" : statement.originator,
    record.id,
    record.kind,
    record.caption,
    statement.property,
    statement.value,
    statement.nature,
    statement.source,
    `${statement.grade.source}${statement.grade.information}`,
    statement.observedAt ?? "",
    statement.createdAt,
  ]);
  return [...about, [], [...columns], ...rows]
    .map((row) => row.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

/** A copy as JSON: the same, for programs. */
export function dossierJson(head: DossierHead, lines: readonly DossierLine[]): string {
  const statements = lines.map(({ record, statement }) => ({
    record,
    id: statement.id,
    property: statement.property,
    value: statement.value,
    handling: statement.handling,
    originator: statement.origin ?? statement.originator,
    passedOnBy: statement.origin === null ? null : statement.originator,
    conditions: statement.conditions,
    nature: statement.nature,
    source: statement.source,
    grade: statement.grade,
    observedAt: statement.observedAt,
    recordedAt: statement.createdAt,
  }));
  return `${JSON.stringify({ ...head, statements }, null, 2)}\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
