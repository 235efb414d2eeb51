import type { AgreementTerms, Authority, Handling } from "@entente/model";

/** What somebody wants to send out of the node. */
export type Outgoing =
  /** A record's tags in the list a partner matches against. */
  | { what: "tags"; kind: string; originator: string; silent: boolean }
  /** One statement of a record, in a reply. */
  | {
      what: "statement";
      kind: string;
      originator: string;
      handling: Handling;
      current: boolean;
      /** Whether its value is another record of the node. */
      reference: boolean;
    }
  /** Blind evaluations, notices and answers about hits: no content, only matching. */
  | { what: "matching" }
  /** A request for information, or a procedural answer to one. */
  | { what: "correspondence" };

/** One question to the gate. */
export type GateQuestion = {
  outgoing: Outgoing;
  from: Authority;
  to: Authority;
  agreement: AgreementTerms;
  /** The purpose the recipient gave; needed for statements and correspondence. */
  purpose?: string | undefined;
  now: Date;
};

/** Why something may leave, or why not, with the article it follows from and what would help. */
export type GateDecision =
  | { ok: true; basis: string }
  | { ok: false; reason: RefusalReason; article?: string; remedy: string };

/** Reasons for which the gate stays shut. */
export type RefusalReason =
  | "not-a-party"
  | "agreement-not-yet-valid"
  | "agreement-expired"
  | "matching-not-agreed"
  | "kind-not-agreed"
  | "purpose-not-agreed"
  | "safeguard-missing"
  | "silent-record"
  | "statement-not-current"
  | "reference"
  | "originator-consent";

type Rule = (question: GateQuestion) => Exclude<GateDecision, { ok: true }> | null;

/** Countries bound by Directive (EU) 2016/680: the Union and the associated Schengen states. */
const ledCountries = new Set(
  "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se is li no ch".split(
    " ",
  ),
);

const rules: readonly Rule[] = [
  ({ from, to, agreement }) =>
    agreement.parties.includes(from.id) && agreement.parties.includes(to.id) && from.id !== to.id
      ? null
      : refuse("not-a-party", "Use an agreement to which both authorities are parties."),
  ({ agreement, now }) =>
    day(now) < agreement.validFrom
      ? refuse("agreement-not-yet-valid", `The agreement is in force from ${agreement.validFrom}.`)
      : null,
  ({ agreement, now }) =>
    day(now) > agreement.validUntil
      ? refuse("agreement-expired", "Renew the agreement with the partner.")
      : null,
  ({ outgoing, agreement }) =>
    (outgoing.what === "tags" || outgoing.what === "matching") && !agreement.matching
      ? refuse("matching-not-agreed", "Agree on blind matching with the partner first.")
      : null,
  ({ to, agreement }) =>
    ledCountries.has(to.country) || agreement.safeguard !== null
      ? null
      : refuse(
          "safeguard-missing",
          "A transfer to a third country needs a legal basis in the agreement.",
          "Directive (EU) 2016/680 art. 35",
        ),
  ({ outgoing, agreement }) =>
    "kind" in outgoing && !agreement.kinds.includes(outgoing.kind)
      ? refuse(
          "kind-not-agreed",
          `The agreement does not cover records of the kind ${outgoing.kind}.`,
        )
      : null,
  ({ outgoing, agreement, purpose }) =>
    (outgoing.what === "statement" || outgoing.what === "correspondence") &&
    !agreement.purposes.includes(purpose ?? "")
      ? refuse(
          "purpose-not-agreed",
          "Choose one of the purposes named in the agreement.",
          "Directive (EU) 2016/680 art. 4(1)(b)",
        )
      : null,
  ({ outgoing, from }) =>
    "originator" in outgoing && outgoing.originator !== from.id
      ? refuse(
          "originator-consent",
          "Ask the authority it came from for consent.",
          "Europol handling code H2; Directive (EU) 2016/680 art. 35(1)(c)",
        )
      : null,
  ({ outgoing }) =>
    outgoing.what === "tags" && outgoing.silent
      ? refuse("silent-record", "Lift the silence of the record before partners may match it.")
      : null,
  ({ outgoing }) =>
    outgoing.what === "statement" && !outgoing.current
      ? refuse(
          "statement-not-current",
          "Disclose the statement that took its place.",
          "Directive (EU) 2016/680 art. 7(2)",
        )
      : null,
  ({ outgoing }) =>
    outgoing.what === "statement" && outgoing.reference
      ? refuse("reference", "Disclose the other record on a request of its own.")
      : null,
];

/**
 * The one decision on what may leave a node. Pure: the same question has the same answer.
 * @returns the basis on which it may leave, or the first rule that forbids it
 */
export function may(question: GateQuestion): GateDecision {
  for (const rule of rules) {
    const refusal = rule(question);
    if (refusal) return refusal;
  }
  return { ok: true, basis: `${question.agreement.title} (${question.agreement.legalBasis})` };
}

function refuse(
  reason: RefusalReason,
  remedy: string,
  article?: string,
): Exclude<GateDecision, { ok: true }> {
  return { ok: false, reason, remedy, ...(article ? { article } : {}) };
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
