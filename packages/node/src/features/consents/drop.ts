import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";

/**
 * Ends what this node still waits for an originator's consent to, when the statements it asked about
 * no longer hold. Consents given before need not end: the gate lets nothing pass that is not current.
 * @returns how many were ended
 */
export async function dropConsents(
  node: NodeContext,
  tx: Transaction,
  statements: readonly { statementId: string }[],
): Promise<number> {
  if (statements.length === 0) return 0;
  const ended = await tx
    .updateTable("consent")
    .set({ state: "withdrawn", reason: "recalled", decided_at: node.now() })
    .where("direction", "=", "out")
    .where("state", "=", "asked")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("consent_statement")
        .select("consent_id")
        .where(
          "statement_id",
          "in",
          statements.map(({ statementId }) => statementId),
        ),
    )
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
