import { newId, type Authority } from "@entente/model";
import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import { earlierExchanges } from "./duplicates.ts";
import type { OutsideInput, OutsideRequest } from "./outside-schemas.ts";

/**
 * Enters a request that came by another channel, so that it is recognised when it comes again.
 * @returns its id
 * @throws Problem 404 for a record that the actor cannot see; 422 `unknown-partner`
 */
export async function registerOutside(
  node: NodeContext,
  tx: Transaction,
  input: OutsideInput,
  by: { id: string },
): Promise<string> {
  const record = await tx
    .selectFrom("record")
    .select("id")
    .where("id", "=", input.recordId)
    .executeTakeFirst();
  if (!record)
    throw new Problem(
      404,
      "record-not-found",
      "There is no such record, or it is not open to you.",
    );
  const partner = await tx
    .selectFrom("authority")
    .select("id")
    .where("id", "=", input.partnerId)
    .where("self", "=", false)
    .executeTakeFirst();
  if (!partner)
    throw new Problem(422, "unknown-partner", "The requester is no partner of this node.");
  const id = newId(node.now().getTime());
  await tx
    .insertInto("outside_request")
    .values({
      id,
      partner_id: input.partnerId,
      record_id: input.recordId,
      channel: input.channel,
      reference: input.reference,
      subject: input.subject,
      received_at: new Date(input.receivedAt),
      registered_by: by.id,
      registered_at: node.now(),
    })
    .execute();
  await appendToLedger(tx, [
    {
      act: "receipt",
      object: { type: "record", id: input.recordId },
      justification: input.subject,
      facts: { outside: id, channel: input.channel, reference: input.reference },
    },
  ]);
  await notifyLive(tx, { type: "request", id });
  return id;
}

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** One page of the requests that came by other channels, the last received first. */
export async function listOutside(
  node: NodeContext,
  tx: Transaction,
  search: { open?: boolean | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<OutsideRequest>> {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = outsideQuery(tx).$if(search.open === true, (query) =>
    query.where("closed_at", "is", null),
  );
  const rows = await readKeyset(
    matching,
    latestFirst("outside_request.received_at", "outside_request.id"),
    part,
  );
  const page = pageOf(rows, search.limit, (row) => [row.received_at.toISOString(), row.id]);
  const items = await Promise.all(page.items.map((row) => outsideOf(node, tx, row)));
  return { ...page, items };
}

/**
 * One request that came by another channel.
 * @throws Problem 404
 */
export async function readOutside(
  node: NodeContext,
  tx: Transaction,
  id: string,
): Promise<OutsideRequest> {
  const row = await outsideQuery(tx).where("outside_request.id", "=", id).executeTakeFirst();
  if (!row) throw noOutside();
  return outsideOf(node, tx, row);
}

/**
 * Notes that requests over other channels are answered, with an answer over the link or without.
 * @throws Problem 409 when one is closed already
 */
export async function closeOutside(
  node: NodeContext,
  tx: Transaction,
  ids: readonly string[],
  how: { note: string; withRequest: string | null },
): Promise<void> {
  for (const id of ids) {
    const row = await tx
      .updateTable("outside_request")
      .set({
        closed_at: node.now(),
        closed_by: tx.actor.type === "user" ? tx.actor.userId : null,
        closed_note: how.note,
        closed_with: how.withRequest,
      })
      .where("id", "=", id)
      .where("closed_at", "is", null)
      .returning(["record_id", "partner_id"])
      .executeTakeFirst();
    if (!row) throw noOutside();
    await appendToLedger(tx, [
      {
        act: "alteration",
        object: { type: "request", id },
        justification: how.note,
        facts: { record: row.record_id, closed: true, with: how.withRequest },
      },
    ]);
    await notifyLive(tx, { type: "request", id });
  }
}

/**
 * Sorts the requests that are to be answered together with one by the way they came.
 * @throws Problem 422 `not-a-duplicate` for one that is not open, or not about the same thing
 */
export async function splitTogether(
  tx: Transaction,
  request: { id: string; record: { id: string }; partner: Pick<Authority, "id"> },
  ids: readonly string[],
  now: Date,
): Promise<{ requests: string[]; outside: string[] }> {
  if (ids.length === 0) return { requests: [], outside: [] };
  const known = await earlierExchanges(
    tx,
    { recordId: request.record.id, partnerId: request.partner.id, except: request.id },
    now,
  );
  const chosen = [...new Set(ids)].map((id) => {
    const found = known.find((one) => one.id === id && one.open && one.type !== "out");
    if (!found)
      throw new Problem(
        422,
        "not-a-duplicate",
        "Only open requests of the same partner on the same record are answered together.",
      );
    return found;
  });
  const of = (type: string) => chosen.filter((one) => one.type === type).map((one) => one.id);
  return { requests: of("in"), outside: of("outside") };
}

function outsideQuery(tx: Transaction) {
  return tx
    .selectFrom("outside_request")
    .innerJoin("record", "record.id", "outside_request.record_id")
    .innerJoin("authority", "authority.id", "outside_request.partner_id")
    .leftJoin("app_user", "app_user.id", "outside_request.registered_by")
    .selectAll("outside_request")
    .select([
      "record.kind",
      "record.caption",
      "authority.name as partner_name",
      "authority.type as partner_type",
      "authority.country as partner_country",
      "app_user.name as registrar_name",
    ]);
}

type OutsideRow = Awaited<ReturnType<ReturnType<typeof outsideQuery>["execute"]>>[number];

async function outsideOf(
  node: NodeContext,
  tx: Transaction,
  row: OutsideRow,
): Promise<OutsideRequest> {
  const about = { recordId: row.record_id, partnerId: row.partner_id, except: row.id };
  return {
    id: row.id,
    partner: {
      id: row.partner_id,
      name: row.partner_name,
      type: row.partner_type as Authority["type"],
      country: row.partner_country,
    },
    record: { id: row.record_id, kind: row.kind, caption: row.caption },
    channel: row.channel as OutsideRequest["channel"],
    reference: row.reference,
    subject: row.subject,
    receivedAt: row.received_at.toISOString(),
    registeredBy: { id: row.registered_by, name: row.registrar_name ?? row.registered_by },
    closedAt: row.closed_at?.toISOString() ?? null,
    closedNote: row.closed_note,
    closedWith: row.closed_with,
    duplicates: (await earlierExchanges(tx, about, node.now())).filter((one) => one.duplicate),
  };
}

function noOutside(): Problem {
  return new Problem(
    404,
    "request-not-found",
    "There is no such open request, or its record is not open to you.",
  );
}
