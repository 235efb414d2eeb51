import { fromBase64, toBase64, type HitConfirmation } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { matchingAgreements } from "../matching/agreements.ts";
import { handlesOf, recordOfHandle } from "../matching/handles.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { readHit } from "./read.ts";
import type { Hit } from "./schemas.ts";
import { sendAboutHits } from "./send.ts";
import { ownDecision, stateOf, type Decision } from "./state.ts";

/** Who decides, and how the partner may reach that person. */
export type Decider = { id: string; name: string; email: string };

/**
 * A person looked at the hit and holds it for true; the partner is told, with whom to reach.
 * @throws Problem 404; 409 for a hit that is silent, withdrawn or confirmed here already
 */
export async function confirmHit(
  node: NodeContext,
  tx: Transaction,
  id: string,
  decider: Decider,
): Promise<Hit> {
  const hit = await lockedHit(tx, id);
  if (hit.silent)
    throw new Problem(
      409,
      "silent-hit",
      "The record is silent: confirming would tell the partner that you hold it. Lift its silence first.",
    );
  if (!hit.can.confirm)
    throw new Problem(409, "hit-not-open", "The hit was withdrawn, or is confirmed here already.");
  await tx
    .updateTable("hit")
    .set({
      state: stateOf("confirmed", hit.partnerDecision),
      confirmed_by: decider.id,
      dismissed_reason: null,
      updated_at: node.now(),
    })
    .where("id", "=", id)
    .execute();
  await tellPartner(node, tx, hit, true, { name: decider.name, email: decider.email });
  return settled(tx, hit, { act: "confirmation" });
}

/**
 * A person looked at the hit and holds it for a coincidence. It can be confirmed later all the same.
 * @throws Problem 404; 409 when it is dismissed or withdrawn already
 */
export async function dismissHit(
  node: NodeContext,
  tx: Transaction,
  id: string,
  reason: string,
): Promise<Hit> {
  const hit = await lockedHit(tx, id);
  if (!hit.can.dismiss)
    throw new Problem(409, "hit-not-open", "The hit was withdrawn or dismissed already.");
  await tx
    .updateTable("hit")
    .set({
      state: "dismissed",
      dismissed_reason: reason,
      confirmed_by: null,
      updated_at: node.now(),
    })
    .where("id", "=", id)
    .execute();
  if (!hit.silent) await tellPartner(node, tx, hit, false, null);
  return settled(tx, hit, { act: "dismissal", justification: reason });
}

/** Takes the partner's decision on a hit; on one that no longer holds there is nothing to decide. */
export async function takeConfirmation(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  confirmation: HitConfirmation,
): Promise<Handled> {
  const record = await recordOfHandle(tx, agreementId, fromBase64(confirmation.handle));
  const hit =
    record &&
    (await tx
      .selectFrom("hit")
      .select(["id", "confirmed_by", "dismissed_reason"])
      .where("agreement_id", "=", agreementId)
      .where("record_id", "=", record.id)
      .where("partner_handle", "=", Buffer.from(fromBase64(confirmation.ownHandle)))
      .where("silent", "=", false)
      .where("state", "!=", "withdrawn")
      .forUpdate()
      .executeTakeFirst());
  if (!hit) return { ok: false, reason: "unknown-hit" };
  const { contact, confirmed } = confirmation;
  const decision = confirmed ? "confirmed" : "dismissed";
  await tx
    .updateTable("hit")
    .set({
      state: stateOf(ownDecision(hit), decision),
      partner_decision: decision,
      partner_contact: contact ? [contact.name, contact.email].filter(Boolean).join(", ") : null,
      updated_at: node.now(),
    })
    .where("id", "=", hit.id)
    .execute();
  await notifyLive(tx, { type: "hit", id: hit.id });
  return { ok: true };
}

/** A hit that nobody else changes until the transaction ends. */
async function lockedHit(
  tx: Transaction,
  id: string,
): Promise<Hit & { partnerDecision: Decision }> {
  const locked = await tx
    .selectFrom("hit")
    .select("partner_decision")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const hit = await readHit(tx, id);
  return { ...hit, partnerDecision: locked?.partner_decision ?? null };
}

/**
 * Tells the partner once more which of the hits are confirmed here: whoever gives notice of a hit that
 * stands has found it anew, and begins with nothing decided.
 */
export async function repeatConfirmations(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const confirmed = await tx
    .selectFrom("hit")
    .innerJoin("app_user", "app_user.id", "hit.confirmed_by")
    .select(["hit.id", "record_id", "name", "email"])
    .where("hit.id", "in", ids)
    .where("dismissed_reason", "is", null)
    .execute();
  for (const { id, record_id: recordId, name, email } of confirmed)
    await sendDecision(node, tx, agreement, { id, recordId }, true, { name, email });
}

async function tellPartner(
  node: NodeContext,
  tx: Transaction,
  hit: Hit,
  confirmed: boolean,
  contact: HitConfirmation["contact"],
): Promise<void> {
  const [agreement] = await matchingAgreements(node, tx, hit.agreementId);
  if (!agreement)
    throw new Problem(
      409,
      "agreement-not-in-force",
      "The agreement with the partner is not in force: nothing can be sent under it.",
    );
  const { id, record } = hit;
  await sendDecision(node, tx, agreement, { id, recordId: record.id }, confirmed, contact);
}

async function sendDecision(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  { id, recordId }: { id: string; recordId: string },
  confirmed: boolean,
  contact: HitConfirmation["contact"],
): Promise<void> {
  const { partner_handle } = await tx
    .selectFrom("hit")
    .select("partner_handle")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const ownHandle = (await handlesOf(tx, agreement.id, [recordId])).get(recordId)!;
  const handles = { handle: toBase64(partner_handle), ownHandle: toBase64(ownHandle) };
  await sendAboutHits(node, tx, agreement, "hit.confirmation", [
    { ...handles, confirmed, contact },
  ]);
}

async function settled(
  tx: Transaction,
  hit: Hit,
  act: { act: "confirmation" | "dismissal"; justification?: string },
): Promise<Hit> {
  await appendToLedger(tx, [
    { ...act, object: { type: "hit", id: hit.id }, facts: { record: hit.record.id } },
  ]);
  await notifyLive(tx, { type: "hit", id: hit.id });
  return readHit(tx, hit.id);
}
