import { newId } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { startCaseClock } from "../retention/case-clock.ts";
import { requireLead } from "./access.ts";
import { insertCase, nextCaseNumber } from "./store.ts";

export { readCase, requireOpenCase } from "./access.ts";
export { fileRecords, unfileRecord } from "./filing.ts";
export { listCases } from "./list.ts";
export { setMember } from "./members.ts";

/**
 * Opens a case; the user who opens it leads it.
 * @throws Problem 409 when the number is taken
 */
export async function openCase(
  node: NodeContext,
  tx: Transaction,
  input: { number?: string | undefined; title: string; purpose: string },
  leadId: string,
): Promise<string> {
  const id = newId(node.now().getTime());
  const now = node.now();
  let number = input.number ?? (await nextCaseNumber(tx, now.getUTCFullYear()));
  const { title, purpose } = input;
  const row = { id, title, purpose, created_by: leadId, created_at: now, updated_at: now };
  while (!(await insertCase(tx, { ...row, number, status: "open" }))) {
    if (input.number !== undefined)
      throw new Problem(409, "case-number-taken", `The case number ${number} is taken already.`);
    number = await nextCaseNumber(tx, now.getUTCFullYear());
  }
  await tx
    .insertInto("case_member")
    .values({ case_id: id, user_id: leadId, role: "lead" })
    .execute();
  await appendToLedger(tx, [
    { act: "collection", object: { type: "case", id }, caseId: id, justification: input.purpose },
  ]);
  return id;
}

/**
 * Changes title, purpose or status of a case.
 * @throws Problem 404; 403 for members who do not lead it
 */
export async function changeCase(
  node: NodeContext,
  tx: Transaction,
  id: string,
  change: {
    title?: string | undefined;
    purpose?: string | undefined;
    status?: "open" | "closed" | undefined;
  },
): Promise<void> {
  await requireLead(tx, id);
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await tx
    .updateTable("case_file")
    .set({ ...set, updated_at: node.now() })
    .where("id", "=", id)
    .execute();
  if (change.status === "closed") await startCaseClock(node, tx, id);
  await appendToLedger(tx, [
    {
      act: "alteration",
      object: { type: "case", id },
      caseId: id,
      facts: { changed: Object.keys(set) },
    },
  ]);
}
