import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { countFirst, latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import type { RecallDetails, recallStates, RecallView } from "./schemas.ts";
import { authorityOf } from "./who-has.ts";

/** Which recalls to list. */
export type RecallSearch = {
  direction?: "in" | "out" | undefined;
  state?: (typeof recallStates)[number] | "open" | undefined;
  partner?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

const positionSchema = z.tuple([z.literal("recalls"), z.iso.datetime(), z.uuid()]);

/** How far a recall has come, worked out by the database so that lists can be filtered by it. */
const stateOf = sql<RecallView["state"]>`case
  when recall.closed_at is not null then 'closed'
  when recall.answered_at is null then 'waiting'
  when recall.outstanding > 0 then 'outstanding'
  else 'done' end`;

/** One page of the recalls of records that the actor may see, the latest first. */
export async function listRecalls(
  tx: Transaction,
  search: RecallSearch,
): Promise<Page<RecallView>> {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const { state } = search;
  const matching = recallQuery(tx)
    .$if(search.direction !== undefined, (query) =>
      query.where("recall.direction", "=", search.direction!),
    )
    .$if(search.partner !== undefined, (query) =>
      query.where("recall.partner_id", "=", search.partner!),
    )
    .$if(state === "open", (query) => query.where(stateOf, "in", ["waiting", "outstanding"]))
    .$if(state !== undefined && state !== "open", (query) =>
      query.where(stateOf, "=", state as RecallView["state"]),
    );
  const rows = await readKeyset(matching, latestFirst("recall.created_at", "recall.id"), part);
  const records = await recordsOf(
    tx,
    rows.map((row) => row.id),
  );
  return pageOf(
    rows.map((row) => viewOf(row, records.get(row.id) ?? [])),
    search.limit,
    (recall) => ["recalls", recall.createdAt, recall.id],
    await countFirst(tx, matching, part),
  );
}

/**
 * One recall, with what became of each statement.
 * @throws Problem 404
 */
export async function readRecall(tx: Transaction, id: string): Promise<RecallDetails> {
  const row = await recallQuery(tx).where("recall.id", "=", id).executeTakeFirst();
  if (!row)
    throw new Problem(
      404,
      "recall-not-found",
      "There is no such recall, or its records are not open to you.",
    );
  const outcomes = await tx
    .selectFrom("recall_statement")
    .selectAll()
    .where("recall_id", "=", id)
    .orderBy("statement_ref")
    .execute();
  return {
    ...viewOf(row, (await recordsOf(tx, [id])).get(id) ?? []),
    outcomes: outcomes.map((each) => ({
      statementId: each.statement_ref,
      recordId: each.record_id,
      replacementId: each.replacement_id,
      outcome: each.outcome,
    })),
  };
}

function recallQuery(tx: Transaction) {
  return tx
    .selectFrom("recall")
    .innerJoin("authority", "authority.id", "recall.partner_id")
    .leftJoin("app_user", "app_user.id", "recall.created_by")
    .leftJoin("outbox", "outbox.id", "recall.outbox_id")
    .selectAll("recall")
    .select((eb) => [
      "authority.name as partner_name",
      "authority.type as partner_type",
      "authority.country as partner_country",
      "app_user.name as creator",
      "outbox.delivered_at",
      "outbox.failed_at",
      stateOf.as("state"),
      eb
        .selectFrom("recall_statement")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("recall_statement.recall_id", "=", "recall.id")
        .as("statements"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof recallQuery>["execute"]>>[number];

async function recordsOf(tx: Transaction, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("recall_statement")
          .innerJoin("record", "record.id", "recall_statement.record_id")
          .select(["recall_id", "record.id", "record.kind", "record.caption"])
          .distinct()
          .where("recall_id", "in", [...ids])
          .orderBy("record.id")
          .execute();
  return Map.groupBy(rows, (row) => row.recall_id);
}

function viewOf(
  row: Row,
  records: readonly { id: string; kind: string; caption: string }[],
): RecallView {
  const { partner_id: id, partner_name: name, partner_type: type, partner_country: country } = row;
  const open = row.state === "waiting" || row.state === "outstanding";
  return {
    id: row.id,
    direction: row.direction,
    partner: authorityOf({ id, name, type, country }),
    type: row.type,
    reason: row.reason,
    text: row.text,
    erase: row.erase,
    forwardedFrom: row.forwarded_from,
    createdAt: row.created_at.toISOString(),
    createdBy: row.creator,
    answeredAt: row.answered_at?.toISOString() ?? null,
    outstanding: row.outstanding,
    state: row.state,
    delivery: deliveryOf(row),
    closed:
      row.closed_at === null
        ? null
        : {
            at: row.closed_at.toISOString(),
            by: row.closed_by ?? "",
            reason: row.closed_reason ?? "",
          },
    statements: row.statements ?? 0,
    records: records.map((record) => ({
      id: record.id,
      kind: record.kind,
      caption: record.caption,
    })),
    can: { close: row.direction === "out" && open },
  };
}

function deliveryOf(row: Row): RecallView["delivery"] {
  if (row.failed_at) return "failed";
  return row.outbox_id === null || row.delivered_at ? "delivered" : "queued";
}
