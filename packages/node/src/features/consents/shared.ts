import { sql } from "kysely";
import { Problem } from "../../http/problem.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { notifyPeople } from "../recalls/notify-people.ts";

/** The gate's refusal as people see it. */
export function gateRefusal(decision: {
  reason: string;
  article?: string;
  remedy: string;
}): Problem {
  const article = decision.article ? ` (${decision.article})` : "";
  return new Problem(403, decision.reason, `The gate stays shut: ${decision.reason}${article}.`, {
    remedy: decision.remedy,
  });
}

/**
 * Tells the people of the cases of a consent's records that something happened with it, and whoever
 * may decide on it where this node does.
 */
export function notifyOfConsent(tx: Transaction, id: string): Promise<void> {
  return withFullSight(tx, async () => {
    const rows = await tx
      .selectFrom("consent_statement")
      .select(["record_id", "for_decision"])
      .distinct()
      .where("consent_id", "=", id)
      .execute();
    const deciders = rows.some((row) => row.for_decision)
      ? await tx
          .selectFrom("app_user")
          .select("id")
          .where("disabled", "=", false)
          .where(sql<boolean>`roles && array['approver', 'magistrate']`)
          .execute()
      : [];
    await notifyPeople(
      tx,
      "consent",
      id,
      rows.map((row) => row.record_id),
      deciders.map((user) => user.id),
    );
  });
}
