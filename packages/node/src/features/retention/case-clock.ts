import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { dayAfter } from "./clocks.ts";

/**
 * Starts the clock of a case that is closed: the need to keep its records is looked at again after the
 * node's period, if it would not be before. Records that another open case needs wait for that one.
 */
export async function startCaseClock(
  node: NodeContext,
  tx: Transaction,
  caseId: string,
): Promise<void> {
  const last = dayAfter(node.now(), node.config.retention.closedCaseDays);
  await withFullSight(tx, () =>
    sql`
      update record set review_at = ${last}::date
      where review_at > ${last}::date
        and id in (select record_id from case_record where case_id = ${caseId}::uuid)
        and not exists (
          select 1 from case_record join case_file on case_file.id = case_record.case_id
          where case_record.record_id = record.id and case_file.id <> ${caseId}::uuid
            and case_file.status = 'open'
        )`.execute(tx),
  );
}
