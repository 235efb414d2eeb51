import type { Authority } from "@entente/model";
import type { ConsentDecision, ConsentRequest } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { derivedId } from "../../derived-id.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { tellRecipients } from "../recalls/tell.ts";
import { consentAfter } from "./consent-state.ts";
import { notifyOfConsent } from "./shared.ts";

/**
 * Takes a partner's request for consent. Statements that this node never disclosed to it are none it
 * may ask about.
 */
export async function takeConsentRequest(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  request: ConsentRequest,
): Promise<Handled> {
  const refs = [...new Set(request.statementRefs)];
  const disclosed = await tx
    .selectFrom("disclosure")
    .select(["statement_id", "record_id"])
    .distinctOn("statement_id")
    .where("partner_id", "=", partner.id)
    .where("statement_id", "in", refs)
    .orderBy("statement_id")
    .execute();
  if (disclosed.length < refs.length) return { ok: false, reason: "statement-unknown" };
  if ((request.use === "onward-transfer") === (request.recipient === null))
    return { ok: false, reason: "recipient-missing" };
  const id = derivedId("consent", partner.id, request.consentId);
  const inserted = await tx
    .insertInto("consent")
    .values({
      id,
      direction: "in",
      partner_id: partner.id,
      agreement_id: agreementId,
      ref: request.consentId,
      use: request.use,
      recipient: request.recipient && JSON.stringify(request.recipient),
      purpose: request.purpose,
      justification: request.justification,
      asked_by: request.askedBy,
      asked_at: node.now(),
      expires_at: new Date(request.expiresAt),
      state: "asked",
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return { ok: false, reason: "consent-id-reused" };
  await tx
    .insertInto("consent_statement")
    .values(
      disclosed.map((row) => ({
        consent_id: id,
        statement_ref: row.statement_id,
        for_decision: true,
        ...row,
      })),
    )
    .execute();
  await appendToLedger(tx, [
    {
      act: "receipt",
      object: { type: "consent", id },
      justification: request.justification,
      facts: { asked: request.use, for: request.recipient?.id ?? null, statements: refs.length },
    },
  ]);
  await notifyOfConsent(tx, id);
  return { ok: true };
}

/**
 * Takes the originator's decision. One that takes back a consent it gave is followed: whoever got
 * something with it is told to erase it.
 */
export async function takeConsentDecision(
  node: NodeContext,
  tx: Transaction,
  partner: Authority,
  decision: ConsentDecision,
): Promise<Handled> {
  const consent = await tx
    .selectFrom("consent")
    .select(["id", "state"])
    .where("direction", "=", "out")
    .where("partner_id", "=", partner.id)
    .where("ref", "=", decision.consentId)
    .forUpdate()
    .executeTakeFirst();
  if (!consent) return { ok: false, reason: "consent-unknown" };
  const state = consentAfter(consent.state, decision.granted ? "granted" : "not-granted");
  if (state === consent.state && state !== "granted") return { ok: true };
  await tx
    .updateTable("consent")
    .set({
      state,
      decided_by: decision.decidedBy,
      decided_at: node.now(),
      ...(decision.granted
        ? {
            conditions: decision.conditions || null,
            valid_until: decision.validUntil === null ? null : new Date(decision.validUntil),
          }
        : { reason: decision.reason }),
    })
    .where("id", "=", consent.id)
    .execute();
  const told =
    state === "withdrawn" && !decision.granted
      ? await tellRecipients(
          node,
          tx,
          { consentId: consent.id },
          { reason: "unlawful", text: decision.reason, erase: true },
        )
      : 0;
  await appendToLedger(tx, [
    { act: "receipt", object: { type: "consent", id: consent.id }, facts: { state, told } },
  ]);
  await notifyOfConsent(tx, consent.id);
  return { ok: true };
}
