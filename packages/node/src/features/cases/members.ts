import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { requireLead } from "./access.ts";
import { membersOf } from "./store.ts";

/**
 * Makes a user a member of a case, or changes the member's role.
 * @throws Problem 404; 403; 409 when the case would lose its only lead
 */
export async function setMember(
  tx: Transaction,
  caseId: string,
  userId: string,
  role: "lead" | "member" | null,
): Promise<void> {
  // Two leads who change the members at the same time do so one after the other.
  await tx.selectFrom("case_file").select("id").where("id", "=", caseId).forUpdate().execute();
  await requireLead(tx, caseId);
  const user = await tx
    .selectFrom("app_user")
    .select("id")
    .where("id", "=", userId)
    .executeTakeFirst();
  if (!user) throw new Problem(404, "user-not-found", "There is no such user at this authority.");
  await tx
    .deleteFrom("case_member")
    .where("case_id", "=", caseId)
    .where("user_id", "=", userId)
    .execute();
  if (role !== null)
    await tx.insertInto("case_member").values({ case_id: caseId, user_id: userId, role }).execute();
  const leads = (await membersOf(tx, caseId)).filter((member) => member.role === "lead");
  if (leads.length === 0)
    throw new Problem(409, "case-needs-lead", "A case needs a lead: name another one first.");
  await appendToLedger(tx, [
    {
      act: "alteration",
      object: { type: "case", id: caseId },
      caseId,
      facts: { member: userId, role: role ?? "removed" },
    },
  ]);
}
