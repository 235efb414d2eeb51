import { isA, propertyOf, type StatementInput } from "@entente/model";
import type { Transaction } from "../../store/store.ts";
import { isRecordId, type StatementProblem } from "./prepare.ts";

/**
 * The statements that refer to a record which the actor does not see, or which is of a kind that
 * cannot stand there. A record that is hidden and one that does not exist are answered alike.
 */
export async function referenceProblems(
  tx: Transaction,
  kind: string,
  inputs: readonly StatementInput[],
): Promise<StatementProblem[]> {
  const references = inputs.flatMap(({ property, value }, index) => {
    const definition = propertyOf(kind, property);
    return definition?.type === "entity" && isRecordId(value)
      ? { index, property, value, range: definition.range ?? [] }
      : [];
  });
  if (references.length === 0) return [];
  const found = await tx
    .selectFrom("record")
    .select(["id", "kind"])
    .where(
      "id",
      "in",
      references.map(({ value }) => value),
    )
    .execute();
  const kinds = new Map(found.map((row) => [row.id, row.kind]));
  return references.flatMap(({ range, ...reference }) => {
    const { property, value } = reference;
    const of = kinds.get(value);
    if (of === undefined)
      return {
        ...reference,
        reason: "not-a-record",
        hint: `"${property}" refers to another record: give the id of that record.`,
      };
    return range.some((allowed) => isA(of, allowed))
      ? []
      : {
          ...reference,
          reason: "kind-differs",
          hint: `"${property}" of a ${kind} refers to a ${range.join(" or ")}, not to a ${of}.`,
        };
  });
}
