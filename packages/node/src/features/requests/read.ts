import type { Authority } from "@entente/model";
import type { Refusal } from "@entente/protocol";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import type { RequestDetails, requestSorts } from "./schemas.ts";

/** Which requests to list. */
export type RequestSearch = {
  direction?: "in" | "out" | undefined;
  state?: RequestDetails["state"] | "open" | "overdue" | undefined;
  partner?: string | undefined;
  hitId?: string | undefined;
  sort?: (typeof requestSorts)[number] | undefined;
  limit: number;
  cursor?: string | undefined;
};

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);
const columns = { dueAt: sql`request.due_at`, createdAt: sql`request.created_at` };

/** One page of the requests on records that the actor may see. */
export async function listRequests(
  node: NodeContext,
  tx: Transaction,
  search: RequestSearch,
): Promise<Page<RequestDetails>> {
  const sort = search.sort ?? "dueAt";
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const key = sort.replace("-", "") as keyof typeof columns;
  const after = decodeCursor(positionSchema, search.cursor);
  const { state } = search;
  const matching = requestQuery(tx)
    .$if(state === "open" || state === "overdue", (query) =>
      query.where("request.state", "in", ["sent", "received"]),
    )
    .$if(state === "overdue", (query) => query.where("request.due_at", "<", node.now()))
    .$if(state !== undefined && state !== "open" && state !== "overdue", (query) =>
      query.where("request.state", "=", state as RequestDetails["state"]),
    )
    .$if(search.direction !== undefined, (query) =>
      query.where("request.direction", "=", search.direction!),
    )
    .$if(search.partner !== undefined, (query) =>
      query.where("request.partner_id", "=", search.partner!),
    )
    .$if(search.hitId !== undefined, (query) => query.where("request.hit_id", "=", search.hitId!));
  const rows = await matching
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${columns[key]}, request.id) ${sql.raw(direction === "desc" ? "<" : ">")} (${after?.[0]}, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy(columns[key], direction)
    .orderBy("request.id", direction)
    .limit(search.limit + 1)
    .execute();
  const counted = search.cursor
    ? null
    : await tx
        .selectFrom(matching.as("matching"))
        .select((eb) => eb.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
  return pageOf(
    rows.map((row) => requestOf(row, node.now())),
    search.limit,
    (request) => [request[key], request.id],
    counted?.total ?? null,
  );
}

/**
 * One request on a record that the actor may see.
 * @throws Problem 404
 */
export async function readRequest(
  node: NodeContext,
  tx: Transaction,
  id: string,
): Promise<RequestDetails> {
  const row = await requestQuery(tx).where("request.id", "=", id).executeTakeFirst();
  if (!row)
    throw new Problem(
      404,
      "request-not-found",
      "There is no such request, or its record is not open to you.",
    );
  return requestOf(row, node.now());
}

function requestQuery(tx: Transaction) {
  return tx
    .selectFrom("request")
    .innerJoin("record", "record.id", "request.record_id")
    .innerJoin("authority", "authority.id", "request.partner_id")
    .leftJoin("app_user", "app_user.id", "request.created_by")
    .leftJoin("outbox", "outbox.id", "request.outbox_id")
    .selectAll("request")
    .select([
      "record.kind",
      "record.caption",
      "authority.name as partner_name",
      "authority.type as partner_type",
      "authority.country as partner_country",
      "app_user.name as creator_name",
      "outbox.delivered_at",
      "outbox.failed_at",
    ]);
}

type RequestRow = Awaited<ReturnType<ReturnType<typeof requestQuery>["execute"]>>[number];

function requestOf(row: RequestRow, now: Date): RequestDetails {
  const open = row.state === "sent" || row.state === "received";
  return {
    id: row.id,
    direction: row.direction,
    partner: {
      id: row.partner_id,
      name: row.partner_name,
      type: row.partner_type as Authority["type"],
      country: row.partner_country,
    },
    agreementId: row.agreement_id,
    hitId: row.hit_id,
    record: { id: row.record_id, kind: row.kind, caption: row.caption },
    purpose: row.purpose,
    justification: row.justification,
    urgency: row.urgency,
    state: row.state,
    overdue: open && row.due_at < now,
    createdAt: row.created_at.toISOString(),
    createdBy:
      row.created_by === null
        ? null
        : { id: row.created_by, name: row.creator_name ?? row.created_by },
    receivedAt: row.received_at?.toISOString() ?? null,
    dueAt: row.due_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    statementsDisclosed: row.statements_disclosed,
    refusal:
      row.refusal_reason === null
        ? null
        : { reason: row.refusal_reason as Refusal["reason"], text: row.refusal_text ?? "" },
    note: row.note,
    conditions: row.conditions,
    foreignRecordId: row.foreign_record_id,
    delivery: deliveryOf(row),
    can: { answer: row.direction === "in" && row.state === "received" },
  };
}

function deliveryOf(row: RequestRow): RequestDetails["delivery"] {
  if (row.failed_at) return "failed";
  return row.outbox_id === null || row.delivered_at ? "delivered" : "queued";
}
