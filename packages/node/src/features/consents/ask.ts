import { newId, type Authority } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { notFound } from "../records/records.ts";
import type { ConsentInput } from "./schemas.ts";
import { gateRefusal, notifyOfConsent } from "./shared.ts";

/**
 * Asks the originator of a foreign record whether some of its statements may go on to a third
 * authority, or be used in proceedings.
 * @returns the id of the consent
 * @throws Problem 404; 409 `own-record`, `consent-recipient`, `statement-not-current`; 422; 403 with
 *   the gate's reason
 */
export async function askConsent(
  node: NodeContext,
  tx: Transaction,
  input: ConsentInput,
  askedBy: string,
): Promise<string> {
  const source = await tx
    .selectFrom("foreign_record")
    .innerJoin("record", "record.id", "foreign_record.record_id")
    .select(["foreign_record.partner_id", "foreign_record.agreement_id"])
    .where("foreign_record.record_id", "=", input.recordId)
    .executeTakeFirst();
  if (!source) throw await noForeignRecord(tx, input.recordId);
  const refs = await tx
    .selectFrom("received_statement")
    .select(["statement_ref", "statement_id"])
    .where("record_id", "=", input.recordId)
    .where("statement_id", "in", [...input.statementIds])
    .where("recalled_at", "is", null)
    .execute();
  const named = new Map(refs.map((row) => [row.statement_id, row.statement_ref]));
  if (input.statementIds.some((id) => !named.has(id)))
    throw new Problem(
      409,
      "statement-not-current",
      "One of the statements is not one that its originator still stands by.",
      { remedy: "Look at the record again, and choose among the statements that hold." },
    );
  const recipient = await recipientOf(node, tx, input, source.partner_id);
  const agreement = await keptAgreement(tx, source.agreement_id);
  const { purpose, justification, use } = input;
  const cleared = clear(gateQuestion(node, agreement, { purpose }), [{ what: "correspondence" }]);
  if (!cleared.ok) throw gateRefusal(cleared.refusals[0]!.decision);
  const now = node.now();
  const expiresAt = new Date(now.getTime() + input.days * 24 * 3_600_000);
  const id = newId(now.getTime());
  await send(node, tx, cleared.clearance, {
    partnerId: source.partner_id,
    agreementId: agreement.id,
    stream: `consent/${id}`,
    type: "consent.request",
    payload: {
      consentId: id,
      statementRefs: [...named.values()],
      use,
      recipient,
      purpose,
      justification,
      expiresAt: expiresAt.toISOString(),
      askedBy,
    },
  });
  await tx
    .insertInto("consent")
    .values({
      id,
      direction: "out",
      partner_id: source.partner_id,
      agreement_id: agreement.id,
      ref: id,
      use,
      recipient: recipient && JSON.stringify(recipient),
      purpose,
      justification,
      asked_by: askedBy,
      asked_at: now,
      expires_at: expiresAt,
      state: "asked",
      created_by: tx.actor.type === "user" ? tx.actor.userId : null,
    })
    .execute();
  await tx
    .insertInto("consent_statement")
    .values(
      [...named].map(([statementId, ref]) => ({
        consent_id: id,
        statement_ref: ref,
        record_id: input.recordId,
        statement_id: statementId!,
      })),
    )
    .execute();
  await appendToLedger(tx, [
    {
      act: "consent",
      object: { type: "record", id: input.recordId },
      justification,
      recipient: source.partner_id,
      facts: { consent: id, asked: use, for: recipient?.id ?? null, statements: named.size },
    },
  ]);
  await notifyOfConsent(tx, id);
  return id;
}

async function recipientOf(
  node: NodeContext,
  tx: Transaction,
  { use, recipientId }: ConsentInput,
  originator: string,
): Promise<Authority | null> {
  if (use === "judicial-proceedings") return null;
  const row = await tx
    .selectFrom("authority")
    .select(["id", "name", "type", "country"])
    .where("id", "=", recipientId ?? "")
    .executeTakeFirst();
  if (!row || row.id === originator || row.id === node.authority.id)
    throw new Problem(
      409,
      "consent-recipient",
      "Name the partner that the statements are to go to: neither their originator nor this node.",
    );
  return { ...row, type: row.type as Authority["type"] };
}

async function noForeignRecord(tx: Transaction, id: string): Promise<Problem> {
  const own = await tx.selectFrom("record").select("id").where("id", "=", id).executeTakeFirst();
  return own
    ? new Problem(409, "own-record", "This record is this node's own: it needs nobody's consent.")
    : notFound();
}
