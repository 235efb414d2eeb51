import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";

/** Why somebody may look at a record: through a case, or by a reason of their own. */
export type Justified =
  | { ok: true; text: string; caseId: string | null }
  | { ok: false; reason: "justification-required" };

const rememberedHours = 8;

/**
 * Finds the justification for reading a record: the purpose of the case it is opened from (the
 * reader is a member and the record is in it), a reason given now, or one given within 8 hours.
 */
export async function justify(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  given: { caseId?: string | undefined; text?: string | undefined },
): Promise<Justified> {
  if (tx.actor.type !== "user") return { ok: true, text: tx.actor.type, caseId: null };
  const { userId } = tx.actor;
  if (given.caseId) {
    const inherited = await tx
      .selectFrom("case_record")
      .innerJoin("case_file", "case_file.id", "case_record.case_id")
      .select("case_file.purpose")
      .where("case_record.case_id", "=", given.caseId)
      .where("case_record.record_id", "=", recordId)
      .executeTakeFirst();
    if (inherited) return { ok: true, text: inherited.purpose, caseId: given.caseId };
  }
  if (given.text) {
    const row = {
      user_id: userId,
      record_id: recordId,
      text: given.text,
      expires_at: new Date(node.now().getTime() + rememberedHours * 3_600_000),
    };
    await tx
      .insertInto("justification")
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(["user_id", "record_id"]).doUpdateSet({
          text: row.text,
          expires_at: row.expires_at,
        }),
      )
      .execute();
    return { ok: true, text: given.text, caseId: null };
  }
  const remembered = await tx
    .selectFrom("justification")
    .select("text")
    .where("user_id", "=", userId)
    .where("record_id", "=", recordId)
    .where("expires_at", ">", node.now())
    .executeTakeFirst();
  return remembered
    ? { ok: true, text: remembered.text, caseId: null }
    : { ok: false, reason: "justification-required" };
}
