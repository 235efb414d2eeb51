import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send } from "../../link/send.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { consentsFor, usableInProceedings } from "./consents-for.ts";
import { consentNotFound } from "./read.ts";
import type { ConsentDecisionInput } from "./schemas.ts";
import { gateRefusal, notifyOfConsent } from "./shared.ts";

/**
 * Decides on a consent that a partner asked for. Statements that are another authority's in turn are
 * given only with that one's own consent.
 * @throws Problem 404; 409 `consent-not-open` or `originator-consent`; 403 with the gate's reason
 */
export async function decideConsent(
  node: NodeContext,
  tx: Transaction,
  id: string,
  input: ConsentDecisionInput,
  decidedBy: string,
): Promise<void> {
  const consent = await lockConsent(tx, id);
  const now = node.now();
  if (consent.state !== "asked" || consent.expires_at < now)
    throw new Problem(409, "consent-not-open", "This has been decided, or its time is over.", {
      remedy: "The partner may ask again.",
    });
  // All of them count, also those on records that no case opens to whoever decides.
  if (input.granted) await withFullSight(tx, () => requireOriginators(node, tx, consent, now));
  await tell(node, tx, consent, input, decidedBy);
  await tx
    .updateTable("consent")
    .set({
      decided_by: decidedBy,
      decided_at: now,
      ...(input.granted
        ? {
            state: "granted" as const,
            conditions: input.conditions || null,
            valid_until: input.validUntil ? new Date(input.validUntil) : null,
          }
        : { state: "refused" as const, reason: input.reason }),
    })
    .where("id", "=", id)
    .execute();
  await note(tx, consent, input.granted ? "granted" : "refused", reasonOf(input));
}

/**
 * Takes back a consent that was given: the partner has to recall what it passed on with it.
 * @throws Problem 404; 409 `consent-not-given`; 403 with the gate's reason
 */
export async function withdrawConsent(
  node: NodeContext,
  tx: Transaction,
  id: string,
  reason: string,
  decidedBy: string,
): Promise<void> {
  const consent = await lockConsent(tx, id);
  if (consent.state !== "granted")
    throw new Problem(409, "consent-not-given", "There is no consent in force to take back.");
  await tell(node, tx, consent, { granted: false, reason }, decidedBy);
  await tx
    .updateTable("consent")
    .set({ state: "withdrawn", reason, decided_by: decidedBy, decided_at: node.now() })
    .where("id", "=", id)
    .execute();
  await note(tx, consent, "withdrawn", reason);
}

type Row = Awaited<ReturnType<typeof lockConsent>>;

async function lockConsent(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom("consent")
    .selectAll()
    .where("id", "=", id)
    .where("direction", "=", "in")
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw consentNotFound();
  return row;
}

async function requireOriginators(
  node: NodeContext,
  tx: Transaction,
  consent: Row,
  now: Date,
): Promise<void> {
  const statements = await tx
    .selectFrom("consent_statement")
    .innerJoin("record", "record.id", "consent_statement.record_id")
    .select(["statement_id", "originator"])
    .where("consent_id", "=", consent.id)
    .execute();
  const foreign = statements
    .filter(({ originator }) => originator !== node.authority.id)
    .map(({ statement_id }) => statement_id);
  const given =
    consent.recipient === null
      ? await usableInProceedings(tx, foreign, now)
      : new Set((await consentsFor(tx, foreign, consent.recipient.id, now)).keys());
  if (foreign.some((statementId) => !given.has(statementId)))
    throw new Problem(
      409,
      "originator-consent",
      "Some of these statements are another authority's: it has to consent first.",
      { remedy: "Ask their originator for the same, then decide." },
    );
}

async function tell(
  node: NodeContext,
  tx: Transaction,
  consent: Row,
  decision: ConsentDecisionInput,
  decidedBy: string,
): Promise<void> {
  const agreement = await keptAgreement(tx, consent.agreement_id);
  const cleared = clear(gateQuestion(node, agreement, { purpose: consent.purpose }), [
    { what: "correspondence" },
  ]);
  if (!cleared.ok) throw gateRefusal(cleared.refusals[0]!.decision);
  await send(node, tx, cleared.clearance, {
    partnerId: consent.partner_id,
    agreementId: consent.agreement_id,
    stream: `consent/${consent.ref}`,
    type: "consent.decision",
    payload: decision.granted
      ? {
          consentId: consent.ref,
          granted: true,
          conditions: decision.conditions ?? "",
          validUntil: decision.validUntil ?? null,
          decidedBy,
        }
      : { consentId: consent.ref, granted: false, reason: decision.reason, decidedBy },
  });
}

async function note(
  tx: Transaction,
  consent: Row,
  state: string,
  justification: string | undefined,
): Promise<void> {
  const facts = { consent: consent.id, state, for: consent.recipient?.id ?? null };
  const records = await tx
    .selectFrom("consent_statement")
    .select("record_id")
    .distinct()
    .where("consent_id", "=", consent.id)
    .execute();
  await appendToLedger(
    tx,
    records.map(({ record_id }) => ({
      act: "consent",
      object: { type: "record", id: record_id },
      justification,
      recipient: consent.partner_id,
      facts,
    })),
  );
  await notifyOfConsent(tx, consent.id);
}

function reasonOf(input: ConsentDecisionInput): string | undefined {
  return input.granted ? input.conditions || undefined : input.reason;
}
