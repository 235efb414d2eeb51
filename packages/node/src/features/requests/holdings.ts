import { propertyOf } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { may, type Outgoing } from "../../gate/decision.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import { readRecord } from "../records/read.ts";
import type { RecordDetails, StatementView } from "../records/schemas.ts";
import { readRequest } from "./read.ts";
import type { Holdings } from "./schemas.ts";

/**
 * What this node holds on the record that a partner asks about, with the gate's decision on each
 * statement. Looking is a consultation, justified by the request.
 * @throws Problem 404
 */
export async function holdingsFor(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
): Promise<Holdings> {
  const request = await readRequest(node, tx, requestId);
  const record = await readRecord(node, tx, request.record.id);
  const agreement = await keptAgreement(tx, request.agreementId);
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: { type: "record", id: record.id },
      justification: request.justification,
      facts: { request: requestId },
    },
  ]);
  return {
    record: request.record,
    statements: record.statements
      .filter((statement) => statement.endedAt === null)
      .map((statement) => ({
        statement,
        decision: may({
          outgoing: outgoingOf(record, statement),
          ...gateQuestion(node, agreement, { purpose: request.purpose }),
        }),
      })),
  };
}

/** A statement of a record as the gate looks at it. */
export function outgoingOf(record: RecordDetails, statement: StatementView): Outgoing {
  return {
    what: "statement",
    kind: record.kind,
    property: statement.property,
    originator: record.originator.id,
    handling: statement.handling,
    current: statement.endedAt === null,
    reference: propertyOf(record.kind, statement.property)?.type === "entity",
    consent: null,
    approved: false,
  };
}
