import { z } from "@hono/zod-openapi";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import type { Transaction } from "../../store/store.ts";
import { notFound } from "./records.ts";
import type { historyEntrySchema } from "./schemas.ts";

/** One act in the history of a record. */
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const listName = "history";
const positionSchema = z.tuple([z.literal(listName), z.int()]);

/**
 * The acts on a record, newest first, from the ledger. A justification taken from a case is shown to
 * those who see that case.
 * @throws Problem 404 for a record that the actor cannot see
 */
export async function recordHistory(
  tx: Transaction,
  recordId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<HistoryEntry>> {
  const record = await tx
    .selectFrom("record")
    .select("id")
    .where("id", "=", recordId)
    .executeTakeFirst();
  if (!record) throw notFound();
  const [, before] = decodeCursor(positionSchema, page.cursor) ?? [
    listName,
    Number.MAX_SAFE_INTEGER,
  ];
  const rows = await tx
    .selectFrom("ledger_entry")
    .leftJoin("case_file", "case_file.id", "ledger_entry.case_id")
    .selectAll("ledger_entry")
    .select("case_file.id as visible_case")
    .where("object_type", "=", "record")
    .where("object_id", "=", recordId)
    .where("seq", "<", before)
    .orderBy("seq", "desc")
    .limit(page.limit + 1)
    .execute();
  const actorIds = [
    ...new Set(rows.filter((row) => row.actor_type === "user").map((row) => row.actor_id)),
  ];
  const users =
    actorIds.length === 0
      ? []
      : await tx
          .selectFrom("app_user")
          .select(["id", "name"])
          .where("id", "in", actorIds)
          .execute();
  const names = new Map(users.map((user) => [user.id, user.name]));
  const entries = rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { type: row.actor_type, id: row.actor_id, name: names.get(row.actor_id) ?? null },
    act: row.act,
    justification: row.case_id === row.visible_case ? row.justification : null,
    recipient: row.recipient,
    facts: row.facts as Record<string, unknown>,
  }));
  return pageOf(entries, page.limit, (entry) => [listName, entry.seq]);
}
