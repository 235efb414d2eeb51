import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { countFirst, latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import { dayAfter, erasureDay, reviewState } from "./clocks.ts";
import type { ErasedRow, ReviewRow } from "./schemas.ts";

const reviewPosition = z.tuple([z.literal("reviews"), z.iso.date(), z.uuid()]);
const erasedPosition = z.tuple([z.literal("erased"), z.iso.datetime(), z.uuid()]);

/** One page of the records whose review is due, or comes soon; the longest due first. */
export async function listReviews(
  node: NodeContext,
  tx: Transaction,
  search: { state: "due" | "coming"; limit: number; cursor?: string | undefined },
): Promise<Page<ReviewRow>> {
  const now = node.now();
  const { retention } = node.config;
  const today = dayAfter(now, 0);
  const part = { after: decodeCursor(reviewPosition, search.cursor), limit: search.limit };
  const matching = tx
    .selectFrom("record")
    .select((eb) => [
      "id",
      "kind",
      "caption",
      "originator",
      "review_at",
      eb
        .selectFrom("case_record")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("case_record.record_id", "=", "record.id")
        .as("cases"),
      eb
        .selectFrom("disclosure")
        .select((inner) => inner.fn.count<number>("partner_id").distinct().as("count"))
        .whereRef("disclosure.record_id", "=", "record.id")
        .where("recalled_at", "is", null)
        .as("recipients"),
    ])
    .where("merged_into", "is", null)
    .$if(search.state === "due", (query) => query.where("review_at", "<=", today))
    .$if(search.state === "coming", (query) =>
      query
        .where("review_at", ">", today)
        .where("review_at", "<=", dayAfter(now, retention.warnDays)),
    );
  const rows = await readKeyset(
    matching,
    { by: sql.ref("review_at"), id: "id", direction: "asc" },
    part,
  );
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      caption: row.caption,
      originator: row.originator,
      foreign: row.originator !== node.authority.id,
      reviewAt: row.review_at,
      erasesAt: erasureDay(row.review_at, retention),
      state: reviewState(row.review_at, now, retention),
      cases: row.cases ?? 0,
      recipients: row.recipients ?? 0,
    })),
    search.limit,
    (row) => ["reviews", row.reviewAt, row.id],
    await countFirst(tx, matching, part),
  );
}

/** One page of the records that were erased, the latest first. */
export async function listErased(
  tx: Transaction,
  search: { limit: number; cursor?: string | undefined },
): Promise<Page<ErasedRow>> {
  const part = { after: decodeCursor(erasedPosition, search.cursor), limit: search.limit };
  const matching = tx
    .selectFrom("erased_record")
    .leftJoin("app_user", "app_user.id", "erased_record.erased_by")
    .selectAll("erased_record")
    .select("app_user.name");
  const rows = await readKeyset(matching, latestFirst("erased_at", "record_id"), part);
  return pageOf(
    rows.map((row) => ({
      id: row.record_id,
      kind: row.kind,
      originator: row.originator,
      createdAt: row.created_at.toISOString(),
      reviewAt: row.review_at,
      erasedAt: row.erased_at.toISOString(),
      erasedBy: row.name,
      cause: row.cause,
      reason: row.reason,
      statements: row.statements,
      disclosures: row.disclosures,
      consultations: row.consultations,
    })),
    search.limit,
    (row) => ["erased", row.erasedAt, row.id],
  );
}
