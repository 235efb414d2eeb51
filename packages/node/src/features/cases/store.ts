import { sql, type Insertable } from "kysely";
import type { Database } from "../../store/schema.ts";
import type { Transaction } from "../../store/store.ts";
import type { CaseRow } from "./schemas.ts";

/** The cases that the actor may see, with the number of their records and members. */
export function caseRows(tx: Transaction) {
  return tx.selectFrom("case_file").select((eb) => [
    "case_file.id",
    "case_file.number",
    "case_file.title",
    "case_file.purpose",
    "case_file.status",
    "case_file.created_at",
    "case_file.updated_at",
    eb
      .selectFrom("case_record")
      .select((select) => select.fn.countAll<number>().as("n"))
      .whereRef("case_record.case_id", "=", "case_file.id")
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("record")
              .select("record.id")
              .whereRef("record.id", "=", "case_record.record_id")
              .where("record.merged_into", "is not", null),
          ),
        ),
      )
      .as("records"),
    eb
      .selectFrom("case_member")
      .select((select) => select.fn.countAll<number>().as("n"))
      .whereRef("case_member.case_id", "=", "case_file.id")
      .as("members"),
  ]);
}

/** A case as {@link caseRows} finds it. */
export type StoredCase = Awaited<ReturnType<ReturnType<typeof caseRows>["execute"]>>[number];

/** A stored case as a list row. */
export function toCaseRow(row: StoredCase): CaseRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    purpose: row.purpose,
    status: row.status,
    records: row.records ?? 0,
    members: row.members ?? 0,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The members of a case, leads first. */
export function membersOf(tx: Transaction, caseId: string) {
  return tx
    .selectFrom("case_member")
    .innerJoin("app_user", "app_user.id", "case_member.user_id")
    .select(["app_user.id", "app_user.name", "case_member.role"])
    .where("case_member.case_id", "=", caseId)
    .orderBy("case_member.role")
    .orderBy("app_user.name")
    .execute();
}

/** A number for a new case, for example `2026-000017`. */
export async function nextCaseNumber(tx: Transaction, year: number): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('case_number') as next`.execute(tx);
  return `${year}-${String(rows[0]!.next).padStart(6, "0")}`;
}

/** Writes a new case; false when its number is taken, be it by a case that the actor does not see. */
export async function insertCase(
  tx: Transaction,
  row: Insertable<Database["case_file"]>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("case_file")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
