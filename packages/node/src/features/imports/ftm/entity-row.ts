import { propertyOf, type StatementInput } from "@entente/model";
import { prepareStatements } from "../../records/prepare.ts";
import { importedRecordId, rowToken } from "../imported-id.ts";
import type { TableRow } from "../readers/table.ts";
import { ftmColumn } from "../report-columns.ts";
import { rowProblem, shortened, type RowOutcome, type RowPlan } from "../row-outcome.ts";
import type { RowProblem } from "../schemas.ts";
import { parseEntity, type Entity } from "./entity.ts";
import { kindOfSchema, propertyFor } from "./kinds.ts";

/**
 * Makes a record of a line of FollowTheMoney. References to other entities become references to the
 * records that those entities become, whether they come earlier or later.
 */
export function entityRowOutcome(row: TableRow, plan: RowPlan): RowOutcome {
  const nothing = { row, token: null, record: null, notices: [] };
  if (row.fault) return { ...nothing, problems: [rowProblem(row.fault.reason, row.fault.hint)] };
  const line = row.cells[Math.max(0, plan.columns.indexOf(ftmColumn))] ?? "";
  const parsed = parseEntity(line);
  if (!parsed.ok) return { ...nothing, problems: [rowProblem(parsed.reason, parsed.hint, line)] };
  const { entity } = parsed;
  const token = rowToken(plan.mapping.source, entity.id);
  const kind = kindOfSchema(entity.schema);
  if (kind === undefined) {
    const hint = `"${shortened(entity.schema)}" is no kind of record here, nor is any it belongs to.`;
    return { ...nothing, token, problems: [rowProblem("schema-unknown", hint, entity.schema)] };
  }
  return { row, token, ...outcomeOfEntity(entity, kind, token, plan) };
}

function outcomeOfEntity(
  entity: Entity,
  kind: string,
  token: string,
  plan: RowPlan,
): Pick<RowOutcome, "record" | "problems" | "notices"> {
  const { source, grade, handling, defaultCountry, dateOrder, caseId } = plan.mapping;
  const scope = { authorityId: plan.authorityId, caseId, kind: null };
  const unknown = new Set<string>();
  const inputs: StatementInput[] = [];
  for (const { property: name, value } of entity.properties) {
    const property = propertyFor(kind, name);
    if (property === undefined) unknown.add(name);
    else {
      const refers = propertyOf(kind, property)?.type === "entity";
      const held = refers ? importedRecordId(scope, rowToken(source, value)) : value;
      inputs.push({ property, value: held, nature: "fact", source, grade, handling });
    }
  }
  const prepared = prepareStatements(kind, inputs, {
    ...(defaultCountry && { country: defaultCountry }),
    ...(dateOrder && { dateOrder }),
  });
  const problems: RowProblem[] = [
    ...prepared.problems.map(({ property, value, reason, hint }) => ({
      column: null,
      property,
      value: shortened(value),
      reason,
      hint,
    })),
    ...entity.refused.map(({ property, value }) => ({
      ...rowProblem("nested-value", nestedHint, value),
      property,
    })),
  ];
  const notices = [
    ...(kind === entity.schema ? [] : [nearestKind(entity.schema, kind)]),
    ...[...unknown].map((property) => unknownProperty(entity.schema, property)),
  ];
  const { statements } = prepared;
  if (statements.length === 0 && problems.length === 0)
    problems.push(
      rowProblem("nothing-to-import", "The entity has no property that is known here."),
    );
  const id = importedRecordId(scope, token);
  const record = { id, kind, originator: plan.authorityId, silent: false, statements };
  return { record: statements.length === 0 ? null : record, problems, notices };
}

const nestedHint =
  "Values are texts or numbers: give an entity a line of its own, and here its id.";

function nearestKind(schema: string, kind: string) {
  return {
    reason: "schema-nearest",
    value: schema,
    hint: `There is no kind "${schema}": such entities are kept as ${kind}.`,
  };
}

function unknownProperty(schema: string, property: string) {
  return {
    reason: "unknown-property",
    value: `${schema}.${shortened(property)}`,
    hint: `"${shortened(property)}" of ${schema} has no place here and was left out.`,
  };
}
