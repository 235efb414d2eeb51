import { newId } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { isUniqueViolation, type Transaction } from "../../store/store.ts";
import type { CaseDetails, CaseRow, caseSorts } from "./schemas.ts";
import { caseRows, membersOf, nextCaseNumber, toCaseRow } from "./store.ts";

/** What to look for in the list of cases. */
export type CaseSearch = {
  q?: string | undefined;
  status?: "open" | "closed" | undefined;
  sort?: (typeof caseSorts)[number] | undefined;
  limit: number;
  cursor?: string | undefined;
};

const positionSchema = z.tuple([z.string(), z.uuid()]);
const sortColumns = {
  updatedAt: sql.ref("case_file.updated_at"),
  number: sql`case_file.number collate "C"`,
  title: sql`case_file.title collate "C"`,
};

/** One page of the cases that the actor is a member of. */
export async function listCases(tx: Transaction, search: CaseSearch): Promise<Page<CaseRow>> {
  const sort = search.sort ?? "-updatedAt";
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const key = sort.replace("-", "") as keyof typeof sortColumns;
  const pattern = search.q ? `%${search.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null;
  const matching = caseRows(tx)
    .$if(pattern !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("number", "ilike", pattern),
          eb("title", "ilike", pattern),
          eb("purpose", "ilike", pattern),
        ]),
      ),
    )
    .$if(search.status !== undefined, (query) => query.where("status", "=", search.status!));
  const after = decodeCursor(positionSchema, search.cursor);
  const rows = await matching
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sortColumns[key]}, case_file.id) ${sql.raw(direction === "desc" ? "<" : ">")} (${after?.[0]}, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy(sortColumns[key], direction)
    .orderBy("case_file.id", direction)
    .limit(search.limit + 1)
    .execute();
  const counted = search.cursor
    ? null
    : await tx
        .selectFrom(matching.as("matching"))
        .select((eb) => eb.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
  return pageOf(
    rows.map((row) => toCaseRow(row)),
    search.limit,
    (row) => [row[key], row.id],
    counted?.total ?? null,
  );
}

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
  const number = input.number ?? (await nextCaseNumber(tx, node.now().getUTCFullYear()));
  await tx
    .insertInto("case_file")
    .values({
      id,
      number,
      title: input.title,
      purpose: input.purpose,
      status: "open",
      created_by: leadId,
      created_at: node.now(),
      updated_at: node.now(),
    })
    .execute()
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Problem(409, "case-number-taken", `The case number ${number} is taken already.`);
    });
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
  await appendToLedger(tx, [
    {
      act: "alteration",
      object: { type: "case", id },
      caseId: id,
      facts: { changed: Object.keys(set) },
    },
  ]);
}

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

/**
 * Files records in a case: from then on only members of its cases see them.
 * @throws Problem 404 for a case or record that the user cannot see; 409 for a closed case
 */
export async function fileRecords(
  node: NodeContext,
  tx: Transaction,
  caseId: string,
  recordIds: readonly string[],
): Promise<void> {
  const found = await readCase(tx, caseId);
  if (found.status === "closed")
    throw new Problem(409, "case-closed", "The case is closed: reopen it to add records.");
  const ids = [...new Set(recordIds)];
  const visible = await tx.selectFrom("record").select("id").where("id", "in", ids).execute();
  if (visible.length < ids.length) throw recordNotFound();
  const addedBy = tx.actor.type === "user" ? tx.actor.userId : null;
  await tx
    .insertInto("case_record")
    .values(
      ids.map((id) => ({
        case_id: caseId,
        record_id: id,
        added_by: addedBy,
        added_at: node.now(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // After they are filed: row-level security asks that whoever restricts a record still sees it.
  await tx.updateTable("record").set({ restricted: true }).where("id", "in", ids).execute();
  await touch(node, tx, caseId);
  await appendToLedger(
    tx,
    ids.map((id) => ({
      act: "combination",
      object: { type: "record", id },
      caseId,
      facts: { filed: true },
    })),
  );
}

/**
 * Takes a record out of a case. One that is in no case any more stays closed to others: it keeps its
 * restriction until it is filed elsewhere.
 * @throws Problem 404; 409 when it is the record's last case
 */
export async function unfileRecord(
  node: NodeContext,
  tx: Transaction,
  caseId: string,
  recordId: string,
): Promise<void> {
  await readCase(tx, caseId);
  const removed = await tx
    .deleteFrom("case_record")
    .where("case_id", "=", caseId)
    .where("record_id", "=", recordId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw recordNotFound();
  const elsewhere = await tx
    .selectFrom("case_record")
    .select("case_id")
    .where("record_id", "=", recordId)
    .executeTakeFirst();
  if (!elsewhere)
    throw new Problem(
      409,
      "last-case",
      "This is the only case of yours that holds the record: file it in another one first.",
    );
  await touch(node, tx, caseId);
  await appendToLedger(tx, [
    {
      act: "separation",
      object: { type: "record", id: recordId },
      caseId,
      facts: { filed: false },
    },
  ]);
}

function touch(node: NodeContext, tx: Transaction, caseId: string) {
  return tx
    .updateTable("case_file")
    .set({ updated_at: node.now() })
    .where("id", "=", caseId)
    .execute();
}

async function requireLead(tx: Transaction, caseId: string): Promise<void> {
  const found = await readCase(tx, caseId);
  if (!found.can.edit)
    throw new Problem(
      403,
      "lead-only",
      "Only a lead of the case may do this. Ask one of its leads.",
    );
}

function caseNotFound(): Problem {
  return new Problem(
    404,
    "case-not-found",
    "There is no such case, or you are not a member of it.",
  );
}

function recordNotFound(): Problem {
  return new Problem(404, "record-not-found", "There is no such record, or it is not open to you.");
}
