import type { StatementInput } from "@entente/model";
import { prepareStatements } from "../records/prepare.ts";
import { importedRecordId, rowToken } from "./imported-id.ts";
import type { TableRow } from "./readers/table.ts";
import { rowProblem, shortened, type RowOutcome, type RowPlan } from "./row-outcome.ts";
import { isRowTarget, parseGrade, parseHandling, type RowTarget } from "./row-targets.ts";
import type { Mapping, RowProblem } from "./schemas.ts";

const missing = new Set(["", "-", "--", "–", "—", "?", "n/a", "N/A", "#N/A", "NULL", "\\N"]);
const formulaError = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;
const betweenValues = / \| /;

/** Makes a record of a row of a table, with the problems of those values that cannot be taken in. */
export function tableRowOutcome(row: TableRow, plan: RowPlan): RowOutcome {
  const { mapping } = plan;
  const nothing = { row, record: null, notices: [] };
  const key = mapping.keyColumn === null ? row.cells : (row.cells[mapping.keyColumn] ?? "").trim();
  const token = row.origin?.token ?? (key === "" ? null : rowToken(mapping.source, key));
  if (row.fault) {
    const { reason, hint } = row.fault;
    return { ...nothing, token, problems: [rowProblem(reason, hint)] };
  }
  if (token === null)
    return {
      ...nothing,
      token,
      problems: [{ ...rowProblem("key-missing", keyMissing), column: mapping.keyColumn }],
    };
  const common = commonOf(row, mapping);
  if (!common.ok) return { ...nothing, token, problems: [common.problem] };
  return { ...outcomeOfValues(row, plan, common.common, token), row, token, notices: [] };
}

const keyMissing = "The column that tells rows apart is empty here: fill it in.";

type Common = Pick<StatementInput, "source" | "grade" | "handling" | "observedAt">;

/**
 * What is said of all statements of the row. A grade or code that cannot be read is a fault of the
 * whole row: its values must not enter as more certain or less protected than they are.
 */
function commonOf(
  row: TableRow,
  mapping: Mapping,
): { ok: true; common: Common } | { ok: false; problem: RowProblem } {
  const common: Common = {
    source: mapping.source,
    grade: mapping.grade,
    handling: mapping.handling,
  };
  for (const [column, { property }] of mapping.columns.entries()) {
    const cell = row.cells[column]?.trim() ?? "";
    if (property === null || !isRowTarget(property) || missing.has(cell)) continue;
    const read = readCommon[property](cell);
    if (!read)
      return {
        ok: false,
        problem: { ...rowProblem(`${property}-unknown`, hints[property], cell), column, property },
      };
    Object.assign(common, read);
  }
  return { ok: true, common };
}

const readCommon: Record<RowTarget, (cell: string) => Partial<Common> | undefined> = {
  source: (cell) => (cell.length <= 500 ? { source: cell } : undefined),
  grade: (cell) => {
    const grade = parseGrade(cell);
    return grade && { grade };
  },
  handling: (cell) => {
    const handling = parseHandling(cell);
    return handling && { handling };
  },
  observedAt: (cell) => ({ observedAt: cell }),
};

const hints: Record<RowTarget, string> = {
  source: "The source has at most 500 characters.",
  grade: "Write the grade as a letter A, B, C or X and a figure 1 to 4, such as B2.",
  handling: "Write codes H0 to H3, joined by +; H3 with its restriction, as in H3: ask us first.",
  observedAt: "Write the date as 31/05/2024 or 2024-05-31.",
};

function outcomeOfValues(
  row: TableRow,
  plan: RowPlan,
  common: Common,
  token: string,
): Pick<RowOutcome, "record" | "problems"> {
  const { mapping } = plan;
  const kind = mapping.kind ?? "";
  const problems: RowProblem[] = [];
  const columnsOfInputs: number[] = [];
  const inputs: StatementInput[] = [];
  for (const [column, { property }] of mapping.columns.entries()) {
    if (property === null || isRowTarget(property)) continue;
    for (const part of (row.cells[column] ?? "").split(betweenValues)) {
      const value = part.trim();
      if (missing.has(value)) continue;
      if (formulaError.test(value)) {
        problems.push({ column, property, value, reason: "formula-error", hint: formulaHint });
        continue;
      }
      inputs.push({ property, value, nature: "fact", ...common });
      columnsOfInputs.push(column);
    }
  }
  const prepared = prepareStatements(kind, inputs, {
    ...(mapping.defaultCountry && { country: mapping.defaultCountry }),
    ...(mapping.dateOrder && { dateOrder: mapping.dateOrder }),
  });
  for (const { index, property, value, reason, hint } of prepared.problems)
    problems.push({
      column: columnsOfInputs[index] ?? null,
      property,
      value: shortened(value),
      reason,
      hint,
    });
  if (prepared.statements.length === 0) {
    if (problems.length === 0) problems.push(rowProblem("nothing-to-import", nothingHint));
    return { record: null, problems };
  }
  const id = importedRecordId(
    { authorityId: plan.authorityId, caseId: mapping.caseId, kind },
    token,
  );
  const { statements } = prepared;
  return {
    record: { id, kind, originator: plan.authorityId, silent: false, statements },
    problems,
  };
}

const formulaHint = "A formula in the workbook has failed: correct it, or write the value itself.";
const nothingHint = "None of the columns that are imported has a value here.";
