import { isThirdCountry } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { clear, type Clearing } from "../../gate/clearance.ts";
import { may } from "../../gate/decision.ts";
import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement, type KeptAgreement } from "../agreements/kept-agreements.ts";
import { consentsFor } from "../consents/consents-for.ts";
import type { RecordDetails, StatementView } from "../records/schemas.ts";
import type { AnswerPreview, Holdings, ReplyInput } from "./answer-schemas.ts";
import { approvalHash, leavingForm, outgoingOf, type Consents } from "./outgoing.ts";
import { readRequest } from "./read.ts";
import type { RequestDetails } from "./schemas.ts";
import { subjectRecords } from "./subject-records.ts";

/** The chosen statements of one record. */
export type DraftPart = { record: RecordDetails; statements: StatementView[] };

/** An answer with everything that decides whether it may leave. */
export type Draft = {
  request: RequestDetails;
  agreement: KeptAgreement;
  parts: DraftPart[];
  input: ReplyInput;
  /** Whether a second person has to approve it. */
  fourEyes: boolean;
  question: ReturnType<typeof gateQuestion>;
  consents: Consents;
  cleared: Clearing;
  /** Demands of the agreement's safeguard that nobody has ticked off. */
  openDemands: string[];
};

/**
 * Puts an answer together: finds the chosen statements among the records that the request may be
 * about, and asks the gate about each.
 * @param approved whether a second person has approved it
 * @throws Problem 404; 422 `unknown-statement` for one that is in none of them
 */
export async function draftAnswer(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  input: ReplyInput,
  approved: boolean,
): Promise<Draft> {
  const request = await readRequest(node, tx, requestId);
  const agreement = await keptAgreement(tx, request.agreementId);
  const wanted = new Set(input.statementIds);
  const parts = (await subjectRecords(node, tx, request, agreement)).flatMap(
    ({ record }): DraftPart[] => {
      const statements = record.statements.filter((statement) => wanted.has(statement.id));
      return statements.length > 0 ? [{ record, statements }] : [];
    },
  );
  const found = parts.reduce((count, part) => count + part.statements.length, 0);
  if (found < wanted.size)
    throw new Problem(
      422,
      "unknown-statement",
      "A chosen statement belongs to none of the records that the request is about, or is not open to you.",
    );
  const { terms } = agreement;
  const question = gateQuestion(node, agreement, {
    purpose: request.purpose,
    derogation: input.derogation ?? null,
  });
  const consents = await consentsOn(tx, parts, agreement, node.now());
  const demands = safeguardOf(agreement)?.demands ?? [];
  return {
    request,
    agreement,
    parts,
    input,
    fourEyes: parts.some(({ record }) => terms.fourEyes.includes(record.kind)),
    question,
    consents,
    cleared: clear(
      question,
      parts.flatMap(({ record, statements }) =>
        statements.map((statement) => outgoingOf(record, statement, { approved, consents })),
      ),
    ),
    openDemands: demands.filter((demand) => !input.demandsMet?.includes(demand)),
  };
}

/** What of an answer would leave, to whom, and what the gate says to each statement. */
export function previewOf(
  draft: Draft,
  prepared: ReadonlyMap<string, string> = new Map(),
): AnswerPreview {
  const { request, agreement, input } = draft;
  return {
    to: request.partner,
    agreement: basisOf(agreement),
    records: draft.parts.map(({ record, statements }) => ({
      record: { id: record.id, kind: record.kind, caption: record.caption },
      statements: statements.map((statement) => {
        const approved = prepared.get(statement.id);
        return {
          ...heldOf(draft, record, statement),
          changed: approved !== undefined && approved !== hashOf(draft, record, statement),
        };
      }),
    })),
    note: input.note ?? null,
    conditions: input.conditions ?? null,
    derogation: input.derogation ?? null,
    demandsMet: input.demandsMet ?? [],
    decision: decisionOn(draft),
    fourEyes: draft.fourEyes,
  };
}

/** What a second person approves of a statement in an answer. */
export function hashOf(
  { agreement, consents }: Draft,
  record: RecordDetails,
  statement: StatementView,
): string {
  const agreed = agreement.terms.defaultHandling;
  return approvalHash(leavingForm(record, statement, agreed, consents), statement.endedAt === null);
}

/** A statement with the gate's decision and the codes it would leave with; approval is asked later. */
export function heldOf(
  { question, agreement, consents }: Pick<Draft, "question" | "agreement" | "consents">,
  record: RecordDetails,
  statement: StatementView,
): Holdings["statements"][number] {
  const outgoing = outgoingOf(record, statement, { approved: true, consents });
  const agreed = agreement.terms.defaultHandling;
  return {
    statement,
    decision: may({ outgoing, ...question }),
    leavesWith: leavingForm(record, statement, agreed, consents).handling,
  };
}

/** The consents that let statements of others go to the partner of an agreement. */
export function consentsOn(
  tx: Transaction,
  parts: readonly DraftPart[],
  { partner }: KeptAgreement,
  now: Date,
): Promise<Consents> {
  const ids = parts.flatMap(({ record, statements }) =>
    record.foreign ? statements.map(({ id }) => id) : [],
  );
  return consentsFor(tx, ids, partner.id, now);
}

/** Why an answer may leave as a whole, or the first reason why not. */
export function decisionOn({ cleared, openDemands, agreement }: Draft): AnswerPreview["decision"] {
  if (!cleared.ok) return cleared.refusals[0]!.decision;
  if (openDemands.length > 0) return demandsOpen(agreement, openDemands);
  return { ok: true, basis: cleared.basis };
}

/** The terms on which something goes to the partner, as people see them. */
export function basisOf(agreement: KeptAgreement): Holdings["agreement"] {
  const { id, title, legalBasis } = agreement.terms;
  return { id, title, legalBasis, safeguard: safeguardOf(agreement) };
}

/** What allows transfers to the partner; null for one that is in no third country. */
function safeguardOf({ terms, partner }: KeptAgreement) {
  return isThirdCountry(partner.country) ? terms.safeguard : null;
}

function demandsOpen(
  agreement: KeptAgreement,
  demands: readonly string[],
): AnswerPreview["decision"] {
  return {
    ok: false,
    reason: "safeguard-demands-open",
    article: `Directive (EU) 2016/680 art. ${agreement.terms.safeguard?.article ?? "35"}`,
    remedy: `See to what the safeguard demands, and tick it off: ${demands.join("; ")}.`,
  };
}
