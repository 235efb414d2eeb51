import { identifierForm, searchText } from "@entente/match";
import { propertiesOf } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import type { Comparison } from "./compare-schemas.ts";
import { openRecord } from "./open.ts";
import type { RecordDetails, StatementView } from "./schemas.ts";

/**
 * Opens two records, from a case when one is named, and lays their current statements side by side, property by property.
 * @throws Problem 404 or 403 as opening each of them
 */
export async function compareRecords(
  node: NodeContext,
  userId: string,
  leftId: string,
  rightId: string,
  caseId?: string,
): Promise<Comparison> {
  const left = await openRecord(node, userId, leftId, { caseId });
  const right = await openRecord(node, userId, rightId, { caseId });
  const [mine, theirs] = [byProperty(left), byProperty(right)];
  const order = [...propertiesOf(left.kind).keys(), ...propertiesOf(right.kind).keys()];
  const properties = [...new Set(order)].filter((name) => mine.has(name) || theirs.has(name));
  return {
    left,
    right,
    rows: properties.map((property) => {
      const [ours, others] = [mine.get(property) ?? [], theirs.get(property) ?? []];
      return { property, left: ours, right: others, agreement: agreementOf(ours, others) };
    }),
  };
}

function byProperty(record: RecordDetails): Map<string, StatementView[]> {
  return Map.groupBy(
    record.statements.filter((statement) => statement.endedAt === null),
    (statement) => statement.property,
  );
}

function agreementOf(
  left: readonly StatementView[],
  right: readonly StatementView[],
): Comparison["rows"][number]["agreement"] {
  if (left.length === 0 || right.length === 0) return "one-sided";
  if (share(left, right, (statement) => statement.value)) return "same";
  return share(left, right, (statement) => looseForm(statement.value)) ? "similar" : "different";
}

function share(
  left: readonly StatementView[],
  right: readonly StatementView[],
  form: (statement: StatementView) => string,
): boolean {
  const forms = new Set(left.map(form));
  return right.some((statement) => forms.has(form(statement)));
}

/** Letters and digits only, transliterated, words in alphabetical order. */
function looseForm(value: string): string {
  const words = searchText(value).split(" ").map(identifierForm).filter(Boolean);
  return words.toSorted().join(" ");
}
