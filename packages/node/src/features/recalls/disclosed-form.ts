import { strictestHandling, type Handling } from "@entente/model";
import type { DisclosedStatement } from "@entente/protocol";

/** A statement of this node's that is to leave. */
type Leaving = Omit<DisclosedStatement, "statementRef" | "passedOn"> & { id: string };

/**
 * A statement as it leaves, with the stricter of its own handling and the agreement's.
 * @param passedOn whose it is and on which conditions, when it is another authority's
 */
export function disclosedForm(
  statement: Leaving,
  agreed: Handling,
  passedOn?: DisclosedStatement["passedOn"],
): DisclosedStatement {
  const { id, property, value, original, source, grade, handling, nature, observedAt } = statement;
  return {
    statementRef: id,
    property,
    value,
    original,
    source,
    grade,
    handling: strictestHandling([handling, agreed]),
    nature,
    observedAt,
    ...(passedOn ? { passedOn } : {}),
  };
}
