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
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { readHit } from "../hits/read.ts";
import { handlesOf } from "../matching/handles.ts";
import { matchingStream } from "../matching/stream.ts";
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
  return {
    to: partner,
    agreement: { id: terms.id, title: terms.title, legalBasis: terms.legalBasis },
    purposes: terms.purposes,
    decision,
    dueAt: deadlineOf(node.now(), input.urgency, terms.clocks).toISOString(),
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
  input: RequestInput,
): Promise<string> {
  const hit = await readHit(tx, hitId);
  if (!hit.can.request)
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
  const { partner_handle } = await tx
    .selectFrom("hit")
    .select("partner_handle")
    .where("id", "=", hitId)
    .executeTakeFirstOrThrow();
  const ownHandle = (await handlesOf(tx, agreement.id, [hit.record.id])).get(hit.record.id)!;
  const id = newId(now.getTime());
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: partner.id,
    agreementId: agreement.id,
    stream: matchingStream(terms.id),
    type: "request",
    payload: {
      requestId: id,
      handle: toBase64(partner_handle),
      ownHandle: toBase64(ownHandle),
      ...input,
      requestedAt: now.toISOString(),
    },
  });
  await tx
    .insertInto("request")
    .values({
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
    })
    .execute();
  await appendToLedger(tx, [
    {
      act: "request",
      object: { type: "record", id: hit.record.id },
      justification: input.justification,
      recipient: partner.id,
      facts: { request: id, purpose: input.purpose, urgency: input.urgency },
    },
  ]);
  await notifyLive(tx, { type: "request", id });
  return id;
}

/** The gate's refusal as people see it. */
export function refusedByGate(decision: {
  reason: string;
  article?: string;
  remedy: string;
}): Problem {
  const article = decision.article ? ` (${decision.article})` : "";
  return new Problem(403, decision.reason, `The gate stays shut: ${decision.reason}${article}.`, {
    remedy: decision.remedy,
  });
}
