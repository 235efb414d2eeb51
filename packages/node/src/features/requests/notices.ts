import type { Authority } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { countFirst, latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import type { RequestNotice } from "./notice-schema.ts";

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Who reads the list of what there is to do. */
type Reader = { id: string; roles: readonly string[] };

/**
 * One page of the reminders that nobody has acknowledged, the last one first: of requests that are
 * still open, on records that the reader sees, and meant for somebody with the reader's roles. Of each
 * request only the gravest.
 */
export async function listNotices(
  tx: Transaction,
  reader: Reader,
  search: { limit: number; cursor?: string | undefined },
): Promise<Page<RequestNotice>> {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = noticeQuery(tx, reader);
  const rows = await readKeyset(
    matching,
    latestFirst("request_notice.raised_at", "request_notice.id"),
    part,
  );
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      requestId: row.request_id,
      record: { id: row.record_id, kind: row.kind, caption: row.caption },
      partner: {
        id: row.partner_id,
        name: row.partner_name,
        type: row.partner_type as Authority["type"],
        country: row.partner_country,
      },
      urgency: row.urgency,
      share: row.share,
      audience: row.audience,
      dueAt: row.due_at.toISOString(),
      raisedAt: row.raised_at.toISOString(),
    })),
    search.limit,
    (notice) => [notice.raisedAt, notice.id],
    await countFirst(tx, matching, part),
  );
}

/**
 * Acknowledges a reminder and the earlier ones of the same request: somebody sees to it.
 * @throws Problem 404 when there is none that is open to the reader
 */
export async function acknowledgeNotice(
  node: NodeContext,
  tx: Transaction,
  reader: Reader,
  id: string,
): Promise<void> {
  const notice = await noticeQuery(tx, reader)
    .where("request_notice.id", "=", id)
    .executeTakeFirst();
  if (!notice)
    throw new Problem(
      404,
      "notice-not-found",
      "There is no such reminder, or somebody has acknowledged it already.",
    );
  await tx
    .updateTable("request_notice")
    .set({ acknowledged_at: node.now(), acknowledged_by: reader.id })
    .where("request_id", "=", notice.request_id)
    .where("share", "<=", notice.share)
    .where("acknowledged_at", "is", null)
    .execute();
  await appendToLedger(tx, [
    {
      act: "reminder",
      object: { type: "request", id: notice.request_id },
      facts: { record: notice.record_id, acknowledged: id, share: notice.share },
    },
  ]);
  await notifyLive(tx, { type: "request", id: notice.request_id });
}

function noticeQuery(tx: Transaction, reader: Reader) {
  const decides = reader.roles.some((role) => role === "approver" || role === "magistrate");
  return tx
    .selectFrom("request_notice")
    .innerJoin("request", "request.id", "request_notice.request_id")
    .innerJoin("record", "record.id", "request.record_id")
    .innerJoin("authority", "authority.id", "request.partner_id")
    .selectAll("request_notice")
    .select([
      "request.record_id",
      "request.partner_id",
      "request.urgency",
      "record.kind",
      "record.caption",
      "authority.name as partner_name",
      "authority.type as partner_type",
      "authority.country as partner_country",
    ])
    .where("request.state", "=", "received")
    .where("request_notice.acknowledged_at", "is", null)
    .where(sql<boolean>`request_notice.due_at = coalesce(request.extended_until, request.due_at)`)
    .where(sql<boolean>`not exists (
      select 1 from request_notice graver
      where graver.request_id = request_notice.request_id
        and graver.due_at = request_notice.due_at and graver.share > request_notice.share
        and (graver.audience = 'answering' or ${decides}))`)
    .$if(!decides, (query) => query.where("request_notice.audience", "=", "answering"));
}
