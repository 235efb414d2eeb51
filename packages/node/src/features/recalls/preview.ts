import { propertyOf, type Handling } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { may } from "../../gate/decision.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { editableRecord } from "../records/records.ts";
import { standingDisclosures } from "./disclosures.ts";
import type { RecallPreview } from "./schemas.ts";

/**
 * Shows, before a statement is withdrawn or replaced, who would be told and whether the replacement
 * would go to each.
 * @param replacement the handling of what would take its place; nothing when it is withdrawn
 * @throws Problem 404 or 409 as changing the record
 */
export async function previewRecall(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  statementId: string,
  replacement?: Handling,
): Promise<RecallPreview> {
  const record = await editableRecord(node, tx, recordId);
  const statement = await tx
    .selectFrom("statement")
    .select("property")
    .where("id", "=", statementId)
    .executeTakeFirst();
  return withFullSight(tx, async () => {
    const disclosed = await standingDisclosures(tx, { statementIds: [statementId] });
    const recipients: RecallPreview["recipients"] = [];
    for (const row of new Map(disclosed.map((each) => [each.partner_id, each])).values()) {
      const agreement = await keptAgreement(tx, row.agreement_id);
      const decision =
        replacement && statement
          ? may({
              outgoing: {
                what: "statement",
                kind: record.kind,
                property: statement.property,
                originator: record.originator,
                handling: replacement,
                current: true,
                reference: propertyOf(record.kind, statement.property)?.type === "entity",
                consent: null,
                approved: false,
              },
              ...gateQuestion(node, agreement, { purpose: row.purpose }),
            })
          : null;
      recipients.push({
        to: agreement.partner,
        agreement: agreement.terms.title,
        as: decision?.ok ? "correction" : "recall",
        decision: decision === null || decision.ok ? null : decision,
      });
    }
    const { count } = await tx
      .selectFrom("export_statement")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("statement_id", "=", statementId)
      .executeTakeFirstOrThrow();
    return { recipients, exports: count };
  });
}
