import type { Authority } from "@entente/model";
import type { DisclosedStatement } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { prepareStatements, statementIdentity } from "../records/prepare.ts";
import { insertStatements } from "../records/records.ts";
import { bindReceived, stillStanding } from "./received.ts";

/**
 * Keeps what takes the place of a partner's statement, in the same record, unless it has been taken
 * back or said already.
 * @param correction what comes, and the statement here that it takes the place of
 * @returns its id here; null when nothing was added
 */
export async function keepReplacement(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  recordId: string,
  correction: { replacement: DisclosedStatement; supersedes: string | null },
): Promise<string | null> {
  const { replacement, supersedes } = correction;
  const record = await tx
    .selectFrom("record")
    .select("kind")
    .where("id", "=", recordId)
    .executeTakeFirst();
  if (!record || (await stillStanding(tx, partner.id, [replacement])).length === 0) return null;
  const { statementRef, original, observedAt } = replacement;
  const { property, value, source, grade, handling, nature } = replacement;
  const input = { property, value, source, grade, handling, nature };
  const { statements } = prepareStatements(
    record.kind,
    [observedAt === null ? input : { ...input, observedAt }],
    { country: partner.country },
  );
  const held = await tx
    .selectFrom("statement")
    .select(["id", "property", "value", "source", "ended_at"])
    .where("record_id", "=", recordId)
    .execute();
  const others = held.filter((row) => row.ended_at === null && row.id !== supersedes);
  const said = new Set(others.map(statementIdentity));
  const added = statements.filter(
    (statement) =>
      !said.has(statementIdentity(statement)) && held.every((row) => row.id !== statementRef),
  );
  await insertStatements(
    tx,
    added.map((statement) => ({
      ...statement,
      id: statementRef,
      original: original ?? statement.original,
      supersedes,
      recordId,
      authorId: null,
    })),
    node.now(),
  );
  const at = node.now();
  await bindReceived(tx, { partnerId: partner.id, agreementId, at }, [
    { recordId, sent: [replacement] },
  ]);
  return added.length > 0 ? statementRef : null;
}
