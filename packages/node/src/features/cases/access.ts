import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import type { CaseDetails } from "./schemas.ts";
import { caseRows, membersOf, toCaseRow } from "./store.ts";

/**
 * A case with its members, as the acting user may see and change it.
 * @throws Problem 404 for a case that the user is not a member of
 */
export async function readCase(tx: Transaction, id: string): Promise<CaseDetails> {
  const row = await caseRows(tx).where("case_file.id", "=", id).executeTakeFirst();
  if (!row) throw caseNotFound();
  const memberList = await membersOf(tx, id);
  const actorId = tx.actor.type === "user" ? tx.actor.userId : null;
  const leads = memberList.some((member) => member.id === actorId && member.role === "lead");
  const open = row.status === "open";
  return {
    ...toCaseRow(row),
    createdAt: row.created_at.toISOString(),
    memberList,
    can: { edit: leads, close: leads, addRecords: open, addMembers: leads },
  };
}

/**
 * The case with `id`, if the actor leads it.
 * @throws Problem 404; 403 for members who do not lead it
 */
export async function requireLead(tx: Transaction, caseId: string): Promise<void> {
  const found = await readCase(tx, caseId);
  if (!found.can.edit)
    throw new Problem(
      403,
      "lead-only",
      "Only a lead of the case may do this. Ask one of its leads.",
    );
}

/**
 * Makes sure that the actor may put records into a case.
 * @throws Problem 404 for a case that the user is not a member of; 409 for a closed one
 */
export async function requireOpenCase(tx: Transaction, caseId: string): Promise<void> {
  const found = await readCase(tx, caseId);
  if (found.status === "closed")
    throw new Problem(409, "case-closed", "The case is closed: reopen it to add records.");
}

function caseNotFound(): Problem {
  return new Problem(
    404,
    "case-not-found",
    "There is no such case, or you are not a member of it.",
  );
}
