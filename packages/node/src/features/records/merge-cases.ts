import { sql } from "kysely";
import { Problem } from "../../http/problem.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";

/**
 * Makes sure that merging two records shows nothing to anybody who did not see it, and hides nothing,
 * without the user's knowing: both are in the register, or both in cases that are all open to the user.
 * @throws Problem 409 `audiences-differ` or `case-not-open`
 */
export async function requireSameAudience(tx: Transaction, ids: readonly string[]): Promise<void> {
  const restricted = await tx
    .selectFrom("record")
    .select("restricted")
    .distinct()
    .where("id", "in", ids)
    .execute();
  if (restricted.length > 1)
    throw new Problem(
      409,
      "audiences-differ",
      "One of these records is in a case and the other in the register.",
      { remedy: "File both in the case first; others then no longer see them in the register." },
    );
  const visible = await countFilings(tx, ids);
  const all = await withFullSight(tx, () => countFilings(tx, ids));
  if (visible < all)
    throw new Problem(
      409,
      "case-not-open",
      "One of these records is also in a case that is not open to you.",
      { remedy: "Ask a colleague who is a member of all its cases to merge them." },
    );
}

async function countFilings(tx: Transaction, ids: readonly string[]): Promise<number> {
  const { count } = await tx
    .selectFrom("case_record")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("record_id", "in", ids)
    .executeTakeFirstOrThrow();
  return count;
}

/** Brings a record into the cases of those merged into it, noting for whose sake. */
export async function joinCases(tx: Transaction, id: string): Promise<void> {
  await sql`
    insert into case_record (case_id, record_id, added_by, added_at, merged_from)
    select case_id, ${id}::uuid, added_by, added_at, coalesce(merged_from, record_id)
    from case_record where record_id in (select id from record where merged_into = ${id})
    on conflict do nothing`.execute(tx);
}

/**
 * Takes a record out of the cases that it was in for the sake of records split off, unless another
 * one merged into it is in them; and files the one split off where its statements were open until now,
 * if it would be in no case at all. Needs sight of everything, after the split.
 * @param splitIds the record split off, and those that go with it
 */
export async function leaveCases(
  tx: Transaction,
  id: string,
  otherId: string,
  splitIds: readonly string[],
): Promise<void> {
  const left = await tx
    .deleteFrom("case_record")
    .where("record_id", "=", id)
    .where("merged_from", "in", splitIds)
    .returning(["case_id", "added_by", "added_at"])
    .execute();
  const remaining = await countFilings(tx, [id]);
  if (left.length > 0 && remaining > 0) await joinCases(tx, id);
  // It was taken out of its own cases meanwhile: it keeps these, or nobody would see it any more.
  else if (left.length > 0)
    await tx
      .insertInto("case_record")
      .values(left.map((row) => ({ ...row, record_id: id })))
      .execute();
  await sql`
    insert into case_record (case_id, record_id, added_by, added_at)
    select case_id, ${otherId}::uuid, added_by, added_at from case_record
    where record_id = ${id}
      and (select restricted from record where id = ${otherId})
      and not exists (select 1 from case_record where record_id = ${otherId})`.execute(tx);
}
