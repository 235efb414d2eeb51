import { newId, propertyOf } from "@entente/model";
import type { StatementRecall } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send } from "../../link/send.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { handlingOf } from "../../store/tables/records.ts";
import { gateQuestion, keptAgreement, type KeptAgreement } from "../agreements/kept-agreements.ts";
import { disclosedForm } from "./disclosed-form.ts";
import { noteDisclosures, standingDisclosures, type StandingDisclosure } from "./disclosures.ts";
import { notifyPeople } from "./notify-people.ts";

/** Why recipients are told that something no longer holds. */
export type Order = {
  reason: StatementRecall["reason"];
  text: string;
  /** Whether the recipients erase it, or only end it. */
  erase: boolean;
  /** What takes the place of a statement, by its id. */
  replacements?: ReadonlyMap<string, string>;
  /** The incoming recall that is passed on along the chain. */
  forwardedFrom?: string;
};

/** Most statements in one message. */
const mostPerRecall = 500;

/**
 * Tells every recipient of statements that they no longer hold, whatever has become of the agreement.
 * A replacement goes with it where the gate lets its content pass; elsewhere only the withdrawal does.
 * @returns how many messages are on their way
 */
export function tellRecipients(
  node: NodeContext,
  tx: Transaction,
  of: { statementIds: readonly string[] } | { consentId: string },
  order: Order,
): Promise<number> {
  return withFullSight(tx, async () => {
    const rows = await standingDisclosures(tx, of);
    if (rows.length === 0) return 0;
    let messages = 0;
    const groups = Map.groupBy(rows, (row) => `${row.agreement_id} ${row.record_id}`);
    for (const group of groups.values()) {
      const agreement = await keptAgreement(tx, group[0]!.agreement_id);
      const uncorrected: StandingDisclosure[] = [];
      for (const row of distinct(group)) {
        const replacement = order.replacements?.get(row.statement_id);
        if (replacement && (await correct(node, tx, agreement, row, replacement, order)))
          messages++;
        else uncorrected.push(row);
      }
      for (let from = 0; from < uncorrected.length; from += mostPerRecall) {
        await withdraw(node, tx, agreement, uncorrected.slice(from, from + mostPerRecall), order);
        messages++;
      }
    }
    await tx
      .updateTable("disclosure")
      .set({ recalled_at: node.now() })
      .where(
        "id",
        "in",
        rows.map((row) => row.id),
      )
      .execute();
    return messages;
  });
}

/** A recipient may have got one statement in several replies; it is told once. */
function distinct(rows: readonly StandingDisclosure[]): StandingDisclosure[] {
  return [...new Map(rows.map((row) => [row.statement_id, row])).values()];
}

async function withdraw(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  rows: readonly StandingDisclosure[],
  order: Order,
): Promise<void> {
  const cleared = clear(gateQuestion(node, agreement), [{ what: "recall" }]);
  if (!cleared.ok)
    throw new Error(`a recall was held back: ${cleared.refusals[0]!.decision.reason}`);
  const recordId = rows[0]!.record_id;
  const id = newId(node.now().getTime());
  const { reason, text, erase } = order;
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: `recall/${recordId}`,
    type: "statement.recall",
    payload: {
      recallId: id,
      statementRefs: rows.map((row) => row.statement_id),
      reason,
      text,
      erase,
    },
  });
  const statements = rows.map((row) => ({ row, replacementId: null }));
  await keep(node, tx, agreement, { id, type: "recall", outboxId: sent.id }, statements, order);
}

/** Sends what takes a statement's place, if it may leave; answers whether it did. */
async function correct(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  row: StandingDisclosure,
  replacementId: string,
  order: Order,
): Promise<boolean> {
  const replacement = await tx
    .selectFrom("statement")
    .innerJoin("record", "record.id", "statement.record_id")
    .selectAll("statement")
    .select(["record.kind", "record.originator"])
    .where("statement.id", "=", replacementId)
    .executeTakeFirst();
  if (!replacement) return false;
  const { kind, property, originator } = replacement;
  const handling = handlingOf(replacement);
  const cleared = clear(gateQuestion(node, agreement, { purpose: row.purpose }), [
    {
      what: "statement",
      kind,
      property,
      originator,
      handling,
      current: replacement.ended_at === null,
      reference: propertyOf(kind, property)?.type === "entity",
      consent: null,
      approved: false,
    },
  ]);
  if (!cleared.ok) return false;
  const id = newId(node.now().getTime());
  const sent = await send(node, tx, cleared.clearance, {
    partnerId: agreement.partner.id,
    agreementId: agreement.id,
    stream: `recall/${row.record_id}`,
    type: "statement.correction",
    payload: {
      recallId: id,
      statementRef: row.statement_id,
      replacement: disclosedForm(
        {
          id: replacement.id,
          property,
          value: replacement.value,
          original: replacement.original,
          source: replacement.source,
          grade: gradeOf(replacement),
          handling,
          nature: replacement.nature === "assessment" ? "assessment" : "fact",
          observedAt: replacement.observed_at,
        },
        agreement.terms.defaultHandling,
      ),
      text: order.text,
    },
  });
  await noteDisclosures(tx, {
    partnerId: row.partner_id,
    agreementId: row.agreement_id,
    requestId: row.request_id,
    purpose: row.purpose,
    basis: cleared.basis,
    by: row.by,
    at: node.now(),
    statements: [{ id: replacement.id, recordId: replacement.record_id, handling }],
  });
  await appendToLedger(tx, [
    {
      act: "disclosure",
      object: { type: "record", id: replacement.record_id },
      justification: order.text,
      recipient: row.partner_id,
      facts: { correction: id, statements: [replacement.id], basis: cleared.basis },
    },
  ]);
  const statements = [{ row, replacementId: replacement.id }];
  await keep(node, tx, agreement, { id, type: "correction", outboxId: sent.id }, statements, order);
  return true;
}

async function keep(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  message: { id: string; type: "recall" | "correction"; outboxId: string },
  statements: readonly { row: StandingDisclosure; replacementId: string | null }[],
  order: Order,
): Promise<void> {
  const recordId = statements[0]!.row.record_id;
  const { id, type, outboxId } = message;
  const { reason, text, erase } = order;
  await tx
    .insertInto("recall")
    .values({
      id,
      direction: "out",
      partner_id: agreement.partner.id,
      agreement_id: agreement.id,
      ref: id,
      type,
      reason,
      text,
      erase: type === "recall" && erase,
      forwarded_from: order.forwardedFrom ?? null,
      created_by: tx.actor.type === "user" ? tx.actor.userId : null,
      created_at: node.now(),
      outbox_id: outboxId,
    })
    .execute();
  await tx
    .insertInto("recall_statement")
    .values(
      statements.map(({ row, replacementId }) => ({
        recall_id: id,
        statement_ref: row.statement_id,
        record_id: row.record_id,
        statement_id: row.statement_id,
        replacement_id: replacementId,
      })),
    )
    .execute();
  await appendToLedger(tx, [
    {
      act: "recall",
      object: { type: "record", id: recordId },
      justification: text,
      recipient: agreement.partner.id,
      facts: { recall: id, as: type, reason, erase, statements: statements.length },
    },
  ]);
  await notifyPeople(tx, "recall", id, [recordId]);
}

function gradeOf(row: { grade_source: string; grade_information: string }) {
  return {
    scale: "4x4" as const,
    source: row.grade_source as "A" | "B" | "C" | "X",
    information: row.grade_information as "1" | "2" | "3" | "4",
  };
}
