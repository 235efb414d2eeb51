import type { Authority } from "@entente/model";
import type { Refusal } from "@entente/protocol";
import { z } from "@hono/zod-openapi";
import { sql, type Selectable } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { actorId, type Actor } from "../../store/actor.ts";
import { countFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import type { PreparedAnswerTable, RequestDelayTable } from "../../store/tables/requests.ts";
import { effectiveDueAt, waitingOf } from "./clock.ts";
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
const pressing = sql<Date>`coalesce(request.extended_until, request.due_at)`;
const columns = { dueAt: pressing, createdAt: sql<Date>`request.created_at` };

/** One page of the requests on records that the actor may see. */
export async function listRequests(
  node: NodeContext,
  tx: Transaction,
  search: RequestSearch,
): Promise<Page<RequestDetails>> {
  const sort = search.sort ?? "dueAt";
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const key = sort.replace("-", "") as keyof typeof columns;
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const { state } = search;
  const matching = requestQuery(tx)
    .$if(state === "open" || state === "overdue", (query) =>
      query.where("request.state", "in", ["sent", "received"]),
    )
    .$if(state === "overdue", (query) => query.where(pressing, "<", node.now()))
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
  const rows = await readKeyset(matching, { by: columns[key], id: "request.id", direction }, part);
  return pageOf(
    rows.map((row) => requestOf(row, actorId(tx.actor), node.now())),
    search.limit,
    (request) => [key === "dueAt" ? request.effectiveDueAt : request.createdAt, request.id],
    await countFirst(tx, matching, part),
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
  return requestOf(row, actorId(tx.actor), node.now());
}

/** Requests with all that hangs on them, in one statement. */
function requestQuery(tx: Transaction) {
  return tx
    .selectFrom("request")
    .innerJoin("record", "record.id", "request.record_id")
    .innerJoin("authority", "authority.id", "request.partner_id")
    .leftJoin("app_user", "app_user.id", "request.created_by")
    .leftJoin("outbox", "outbox.id", "request.outbox_id")
    .leftJoin("record as foreign", "foreign.id", "request.foreign_record_id")
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
      "foreign.id as visible_foreign_id",
      delays.as("delays"),
      lastPrepared.as("prepared"),
      rolesOf(tx.actor).as("roles"),
    ]);
}

const delays = sql<Told<RequestDelayTable>[]>`(
  select coalesce(json_agg(request_delay order by announced_at, request_delay.id), '[]')
  from request_delay where request_id = request.id)`;

const lastPrepared = sql<(Told<Selectable<PreparedAnswerTable>> & { name: string | null }) | null>`(
  select to_json(last) from (
    select prepared_answer.*, app_user.name
    from prepared_answer left join app_user on app_user.id = prepared_by
    where request_id = request.id
    order by prepared_at desc, prepared_answer.id desc limit 1
  ) as last)`;

function rolesOf(actor: Actor) {
  const userId = actor.type === "user" ? actor.userId : null;
  return sql<string[] | null>`(select roles from app_user where id = ${userId}::uuid)`;
}

/** A row as it comes in JSON: with instants in ISO 8601. */
type Told<Row> = { [Column in keyof Row]: Row[Column] extends Date ? string : Row[Column] };

type RequestRow = Awaited<ReturnType<ReturnType<typeof requestQuery>["execute"]>>[number];

function requestOf(row: RequestRow, actor: string, now: Date): RequestDetails {
  const waiting = waitingOf(row, now);
  const { prepared } = row;
  const roles = row.roles ?? [];
  const approves = roles.includes("approver") || roles.includes("magistrate");
  const answers = approves || roles.includes("analyst");
  const answerable = answers && row.direction === "in" && row.state === "received";
  const awaited = answerable && prepared?.state === "waiting";
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
    waiting,
    overdue: waiting === "overdue",
    createdAt: row.created_at.toISOString(),
    createdBy:
      row.created_by === null
        ? null
        : { id: row.created_by, name: row.creator_name ?? row.created_by },
    receivedAt: row.received_at?.toISOString() ?? null,
    dueAt: row.due_at.toISOString(),
    effectiveDueAt: effectiveDueAt(row).toISOString(),
    delays: row.delays.map((delay) => ({
      announcedAt: instantOf(delay.announced_at),
      expectedAt: instantOf(delay.expected_at),
      reason: delay.reason,
      announcedBy: delay.announced_by,
    })),
    partnerClock: partnerClockOf(row),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    preparedBy: row.prepared_by,
    statementsDisclosed: row.statements_disclosed,
    refusal:
      row.refusal_reason === null
        ? null
        : { reason: row.refusal_reason as Refusal["reason"], text: row.refusal_text ?? "" },
    note: row.note,
    conditions: row.conditions,
    derogation: row.derogation,
    foreignRecordId: row.visible_foreign_id,
    delivery: deliveryOf(row),
    copy: row.copy_state && { state: row.copy_state, reason: row.copy_reason },
    prepared: prepared && {
      id: prepared.id,
      state: prepared.state,
      preparedBy: { id: prepared.prepared_by, name: prepared.name ?? prepared.prepared_by },
      preparedAt: instantOf(prepared.prepared_at),
      reason: prepared.reason,
    },
    can: {
      answer: answerable && !awaited,
      delay: answerable,
      approve: awaited && approves && prepared.prepared_by !== actor,
    },
  };
}

function instantOf(told: string): string {
  return new Date(told).toISOString();
}

function partnerClockOf(row: RequestRow): RequestDetails["partnerClock"] {
  if (row.partner_received_at === null && row.clock_offset === 0) return null;
  return {
    receivedAt: row.partner_received_at?.toISOString() ?? null,
    dueAt: row.partner_due_at?.toISOString() ?? null,
    offset: row.clock_offset,
  };
}

function deliveryOf(row: RequestRow): RequestDetails["delivery"] {
  if (row.failed_at) return "failed";
  return row.outbox_id === null || row.delivered_at ? "delivered" : "queued";
}
