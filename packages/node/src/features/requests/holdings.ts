import type { NodeContext } from "../../context.ts";
import { may } from "../../gate/decision.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";
import type { Holdings } from "./answer-schemas.ts";
import { basisOf, consentsOn, heldOf } from "./draft.ts";
import { earlierExchanges } from "./duplicates.ts";
import { readRequest } from "./read.ts";
import { subjectRecords } from "./subject-records.ts";

/**
 * The answer to a request, prepared for whoever decides: what this node holds on the record asked
 * about and on others that it might concern, with the gate's decision on each statement, and what was
 * exchanged on it before (Directive (EU) 2023/977 art. 16).
 *
 * Statements of the subject itself that may leave are chosen to begin with. Those of other records are
 * offered only: whether they concern the request is for a person to say.
 * @throws Problem 404
 */
export async function holdingsFor(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
): Promise<Holdings> {
  const request = await readRequest(node, tx, requestId);
  const agreement = await keptAgreement(tx, request.agreementId);
  const found = await subjectRecords(node, tx, request, agreement);
  const [asked, ...further] = found;
  const consents = await consentsOn(
    tx,
    found.map(({ record }) => ({ record, statements: record.statements })),
    agreement,
    node.now(),
  );
  // Whether a derogation is justified is asked when the answer is written, not of each statement.
  const derogation = agreement.terms.safeguard?.article === "38" ? "to be written" : null;
  const question = gateQuestion(node, agreement, { purpose: request.purpose, derogation });
  const held = ({ record }: NonNullable<typeof asked>) =>
    record.statements
      .filter((statement) => statement.endedAt === null)
      .map((statement) => heldOf({ question, agreement, consents }, record, statement));
  const brief = ({ record }: NonNullable<typeof asked>) => ({
    id: record.id,
    kind: record.kind,
    caption: record.caption,
    originator: record.originator,
  });
  const statements = held(asked!);
  const { fourEyes } = agreement.terms;
  return {
    record: brief(asked!),
    statements,
    further: further.map((other) => ({
      record: brief(other),
      why: other.why === "same-value" ? "same-value" : "related",
      silent: other.record.silent,
      statements: held(other),
    })),
    proposed: statements.filter(({ decision }) => decision.ok).map(({ statement }) => statement.id),
    agreement: basisOf(agreement),
    fourEyes: fourEyes.includes(asked!.record.kind),
    refusal: may({ outgoing: { what: "correspondence" }, ...question }),
    earlier: await earlierExchanges(
      tx,
      { recordId: asked!.record.id, partnerId: request.partner.id, except: requestId },
      node.now(),
    ),
  };
}
