import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** How much is kept on a record, and since when; nothing of what is said. */
export type RecordSize = { readonly statements: number; readonly createdAt: string };

/** The sizes of records that the actor may see, by id; statements of those merged into them count. */
export async function sizesOf(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, RecordSize>> {
  const { rows } = await sql<{ id: string; statements: number; createdAt: Date }>`
    select id, created_at as "createdAt", (
      select count(*) from statement
      where ended_at is null and record_id in (
        select family.id from record family where family.id = record.id or family.merged_into = record.id)
    ) as statements
    from record where id = any(${sql.val([...ids])}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, statements, createdAt }) => [
      id,
      { statements, createdAt: createdAt.toISOString() },
    ]),
  );
}
