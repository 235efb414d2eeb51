import { deadlineOf, newId } from "@entente/model";
import { toBase64 } from "@entente/protocol";
import type { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { may } from "../../gate/decision.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send } from "../../link/send.ts";
import { insertRows } from "../../store/insert-rows.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { readHit } from "../hits/read.ts";
import { handlesOf } from "../matching/handles.ts";
import { matchingStream } from "../matching/stream.ts";
import { copyToPointOfContact, pointOfContactFor } from "./copy.ts";
import { basisOf } from "./draft.ts";
import { earlierExchanges } from "./duplicates.ts";
import { refusedByGate } from "./refused-by-gate.ts";
import type { RequestInput, requestPreviewSchema } from "./schemas.ts";

/** What will leave, to whom, and why it may or may not. */
export type RequestPreview = z.infer<typeof requestPreviewSchema>;

/**
 * Shows, before anything leaves, to whom a request on a hit would go and what the gate says to it.
 * @throws Problem 404
 */
export async function previewRequest(
  node: NodeContext,
  tx: Transaction,
  hitId: string,
  input: Pick<RequestInput, "purpose" | "urgency">,
): Promise<RequestPreview> {
  const hit = await readHit(tx, hitId);
  const agreement = await keptAgreement(tx, hit.agreementId);
  const { terms, partner } = agreement;
  const decision = may({
    outgoing: { what: "correspondence" },
    ...gateQuestion(node, agreement, { purpose: input.purpose }),
  });
  const contact = await pointOfContactFor(node, tx, agreement);
  const about = { recordId: hit.record.id, partnerId: partner.id };
  return {
    to: partner,
    agreement: basisOf(agreement),
    purposes: terms.purposes,
    decision,
    dueAt: deadlineOf(node.now(), input.urgency, terms.clocks).toISOString(),
    pointOfContact: contact && {
      authority: contact.authority,
      connected: contact.agreement !== undefined,
    },
    alreadyAsked: (await earlierExchanges(tx, about, node.now())).filter(
      (one) => one.duplicate && one.type === "out",
    ),
  };
}

/**
 * Asks the partner for what it holds on a hit that both sides have confirmed.
 * @returns the id of the request
 * @throws Problem 404; 409 `hit-not-confirmed`; 403 with the gate's reason
 */
export async function askPartner(
  node: NodeContext,
  tx: Transaction,
  hitId: string,
  { withoutCopy, ...input }: RequestInput,
): Promise<string> {
  const hit = await readHit(tx, hitId);
  if (hit.state !== "confirmed" || hit.silent)
    throw new Problem(
      409,
      "hit-not-confirmed",
      "Both sides have to confirm the hit before one can ask the other.",
    );
  const agreement = await keptAgreement(tx, hit.agreementId);
  const { terms, partner } = agreement;
  const now = node.now();
  const cleared = clear(gateQuestion(node, agreement, { purpose: input.purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) throw refusedByGate(cleared.refusals[0]!.decision);
  const handles = await handlesOfHit(tx, hitId);
  const ownHandle =
    handles.own ?? (await handlesOf(tx, agreement.id, [hit.record.id])).get(hit.record.id)!;
  const id = newId(now.getTime());
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: partner.id,
    agreementId: agreement.id,
    stream: matchingStream(agreement.id),
    type: "request",
    payload: {
      requestId: id,
      handle: toBase64(handles.partner),
      ownHandle: toBase64(ownHandle),
      ...input,
      requestedAt: now.toISOString(),
    },
  });
  const copied = await copyToPointOfContact(
    node,
    tx,
    agreement,
    { ...input, requestId: id, kind: hit.record.kind, requestedAt: now },
    withoutCopy,
  );
  await insertRows(tx, "request", [
    {
      id,
      direction: "out",
      partner_id: partner.id,
      agreement_id: agreement.id,
      hit_id: hitId,
      record_id: hit.record.id,
      ...input,
      state: "sent",
      body_hash: Buffer.from(sent.bodyHash, "hex"),
      created_by: tx.actor.type === "user" ? tx.actor.userId : null,
      created_at: now,
      due_at: deadlineOf(now, input.urgency, terms.clocks),
      outbox_id: sent.id,
      copy_state: copied.state,
      copy_reason: copied.reason,
    },
  ]);
  await appendToLedger(tx, [
    {
      act: "request",
      object: { type: "record", id: hit.record.id },
      justification: input.justification,
      recipient: partner.id,
      facts: {
        request: id,
        purpose: input.purpose,
        urgency: input.urgency,
        ...(copied.state ? { copy: copied.state, copyTo: terms.pointOfContact } : {}),
        ...(copied.reason ? { copyWithheld: copied.reason } : {}),
      },
    },
  ]);
  await notifyLive(tx, { type: "request", id });
  return id;
}

/** The handles of the two records of a hit; without the own one where it has none yet. */
function handlesOfHit(tx: Transaction, hitId: string) {
  return tx
    .selectFrom("hit")
    .leftJoin("record_handle", (join) =>
      join
        .onRef("record_handle.agreement_id", "=", "hit.agreement_id")
        .onRef("record_handle.record_id", "=", "hit.record_id"),
    )
    .select(["hit.partner_handle as partner", "record_handle.handle as own"])
    .where("hit.id", "=", hitId)
    .executeTakeFirstOrThrow();
}
