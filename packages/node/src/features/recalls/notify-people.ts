import { notifyLive, type LiveEvent } from "../../http/live-events.ts";
import type { Transaction } from "../../store/store.ts";

/**
 * Tells the people of the cases that records are in of something about them; of records in no case,
 * everybody who works with the register. The event carries an id alone.
 * @param deciders ids of users who are told besides
 */
export async function notifyPeople(
  tx: Transaction,
  type: LiveEvent["type"],
  id: string,
  recordIds: readonly string[],
  deciders: readonly string[] = [],
): Promise<void> {
  const filed =
    recordIds.length === 0
      ? []
      : await tx
          .selectFrom("case_record")
          .innerJoin("case_member", "case_member.case_id", "case_record.case_id")
          .select("case_member.user_id")
          .distinct()
          .where("case_record.record_id", "in", [...recordIds])
          .execute();
  const userIds = filed.map((row) => row.user_id);
  const told = userIds.length > 0 ? { userIds: [...new Set([...userIds, ...deciders])] } : {};
  await notifyLive(tx, { type, id, ...told });
}
