import type { Authority } from "@entente/model";
import type { RequestCopy } from "@entente/protocol";
import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled, Reception } from "../../link/handlers.ts";
import { send } from "../../link/send.ts";
import { latestFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import {
  gateQuestion,
  keptAgreement,
  keptAgreements,
  type KeptAgreement,
} from "../agreements/kept-agreements.ts";
import { refusedByGate } from "./refused-by-gate.ts";
import type { RequestCopyView } from "./copy-schema.ts";

/** What became of a copy: none was due, it is on its way, or why not. */
type Copied = {
  state: "sent" | "withheld" | "not-connected" | null;
  reason: string | null;
};

/**
 * Who gets a copy of requests under an agreement (Directive (EU) 2023/977 art. 4): null when nobody is
 * named, or the one named is the asker or the one asked. `agreement`: the one between this node and
 * the point of contact under the same terms; undefined when the two are not connected.
 */
export async function pointOfContactFor(
  node: NodeContext,
  tx: Transaction,
  { terms, partner }: KeptAgreement,
): Promise<{ authority: string; agreement: KeptAgreement | undefined } | null> {
  const { pointOfContact: authority } = terms;
  if (authority === null || authority === node.authority.id || authority === partner.id)
    return null;
  const agreement = (await keptAgreements(tx)).find(
    (kept) => kept.terms.id === terms.id && kept.partner.id === authority,
  );
  return { authority, agreement };
}

/**
 * Sends the point of contact its copy of a request, unless the asker says why that would jeopardise a
 * highly sensitive case.
 * @throws Problem 403 with the gate's reason
 */
export async function copyToPointOfContact(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  request: Pick<RequestCopy, "requestId" | "kind" | "purpose" | "urgency"> & { requestedAt: Date },
  withoutCopy: string | undefined,
): Promise<Copied> {
  const contact = await pointOfContactFor(node, tx, agreement);
  if (!contact) return { state: null, reason: null };
  if (withoutCopy !== undefined) return { state: "withheld", reason: withoutCopy };
  if (!contact.agreement) return { state: "not-connected", reason: null };
  const { requestId, kind, purpose, urgency, requestedAt } = request;
  const cleared = clear(gateQuestion(node, contact.agreement, { purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) throw refusedByGate(cleared.refusals[0]!.decision);
  await send(node, tx, cleared.clearance, {
    partnerId: contact.authority,
    agreementId: contact.agreement.id,
    stream: `request/${requestId}`,
    type: "request.copy",
    payload: {
      requestId,
      askedAuthority: agreement.partner.id,
      kind,
      purpose,
      urgency,
      requestedAt: requestedAt.toISOString(),
    },
  });
  return { state: "sent", reason: null };
}

/** Takes the copy of a request between two others, as their point of contact. */
export async function takeCopy(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  copy: RequestCopy,
  reception: Reception,
): Promise<Handled> {
  const { terms } = await keptAgreement(tx, agreementId);
  const { askedAuthority, requestId } = copy;
  if (terms.pointOfContact !== node.authority.id)
    return { ok: false, reason: "not-point-of-contact" };
  if (!terms.parties.includes(askedAuthority) || askedAuthority === partner.id)
    return { ok: false, reason: "not-a-party" };
  await tx
    .insertInto("request_copy")
    .values({
      request_id: requestId,
      partner_id: partner.id,
      agreement_id: agreementId,
      asked_authority: askedAuthority,
      kind: copy.kind,
      purpose: copy.purpose,
      urgency: copy.urgency,
      requested_at: new Date(copy.requestedAt),
      received_at: reception.receivedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await appendToLedger(tx, [
    {
      act: "receipt",
      object: { type: "request", id: requestId },
      facts: { copy: true, asked: askedAuthority, purpose: copy.purpose },
    },
  ]);
  await notifyLive(tx, { type: "request", id: requestId });
  return { ok: true };
}

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** One page of the copies that this node got as point of contact, the last one first. */
export async function listCopies(
  tx: Transaction,
  search: { limit: number; cursor?: string | undefined },
): Promise<Page<RequestCopyView>> {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = tx
    .selectFrom("request_copy")
    .innerJoin("authority as asker", "asker.id", "request_copy.partner_id")
    .leftJoin("authority as asked", "asked.id", "request_copy.asked_authority")
    .selectAll("request_copy")
    .select(["asker.name as asker_name", "asked.name as asked_name"]);
  const rows = await readKeyset(matching, latestFirst("received_at", "request_id"), part);
  return pageOf(
    rows.map((row) => ({
      requestId: row.request_id,
      from: { id: row.partner_id, name: row.asker_name },
      to: { id: row.asked_authority, name: row.asked_name ?? row.asked_authority },
      kind: row.kind,
      purpose: row.purpose,
      urgency: row.urgency,
      requestedAt: row.requested_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
    })),
    search.limit,
    (copy) => [copy.receivedAt, copy.requestId],
  );
}
