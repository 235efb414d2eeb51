import {
  agreementStatus,
  isThirdCountry,
  type Agreement,
  type AgreementFault,
  type Authority,
  type Handling,
} from "@entente/model";

/** What somebody wants to send out of the node. */
export type Outgoing =
  /** A record's tags in the list a partner matches against. */
  | { what: "tags"; kind: string; originator: string; silent: boolean }
  /** One statement of a record, in a reply or a correction. */
  | {
      what: "statement";
      kind: string;
      property: string;
      originator: string;
      handling: Handling;
      current: boolean;
      /** Whether its value is another record of the node. */
      reference: boolean;
      /** The originator's consent to pass its statement on; null when there is none. */
      consent: Consent | null;
      /** Whether a second person has approved that it leaves. */
      approved: boolean;
    }
  /** Blind evaluations, notices and answers about hits: no content, only matching. */
  | { what: "matching" }
  /** A request for information, or a procedural answer to one. */
  | { what: "correspondence" }
  /** Terms to be agreed, signatures under them, and their end: between parties, in force or not. */
  | { what: "agreement" }
  /**
   * That a statement which was disclosed is withdrawn, and the answer to that: it names the statement
   * and holds nothing of it. Owed to every recipient, whatever has become of the agreement.
   */
  | { what: "recall" };

/** An originator's consent that its statement goes on to another authority. */
export type Consent = {
  originator: string;
  recipient: string;
  /** Until when it holds; null without end. */
  expiresAt: Date | null;
};

/** One question to the gate. */
export type GateQuestion = {
  outgoing: Outgoing;
  from: Authority;
  to: Authority;
  agreement: Agreement;
  /** The purpose the recipient gave; needed for statements and correspondence. */
  purpose?: string | undefined;
  /** When the recipient's node last gave a sign of life; null when it never has. */
  lastSeenAt: Date | null;
  /** Why this transfer is made under a derogation (Directive (EU) 2016/680 art. 38); else null. */
  derogation: string | null;
  now: Date;
};

/** Why something may leave, or why not, with the article it follows from and what would help. */
export type GateDecision =
  | { ok: true; basis: string }
  | { ok: false; reason: RefusalReason; article?: string; remedy: string };

/** Reasons for which the gate stays shut. */
export type RefusalReason =
  | "not-a-party"
  | AgreementFault
  | "partner-out-of-touch"
  | "matching-not-agreed"
  | "kind-not-agreed"
  | "field-not-agreed"
  | "purpose-not-agreed"
  | "safeguard-missing"
  | "derogation-missing"
  | "silent-record"
  | "statement-not-current"
  | "reference"
  | "originator-consent"
  | "approval-missing";

type Rule = (question: GateQuestion) => Refusal | null;

type Refusal = Exclude<GateDecision, { ok: true }>;

export { isThirdCountry };

const hour = 3_600_000;

/** What helps when an agreement is not in force. */
const remedies: Readonly<Record<AgreementFault, string>> = {
  "signature-missing": "All parties have to sign the agreement first.",
  "agreement-suspended":
    "Clear up with the partner why it was suspended, then lift the suspension.",
  "agreement-ended": "Conclude a new agreement with the partner.",
  "agreement-not-yet-valid": "Wait until its first day of validity.",
  "agreement-expired": "Renew the agreement with the partner.",
};

/** What goes between the parties at any time: no content of a record. */
const always = new Set<Outgoing["what"]>(["agreement", "recall"]);

const partyRule: Rule = ({ from, to, agreement: { terms } }) =>
  terms.parties.includes(from.id) && terms.parties.includes(to.id) && from.id !== to.id
    ? null
    : refuse("not-a-party", "Use an agreement to which both authorities are parties.");

const rules: readonly Rule[] = [
  partyRule,
  ({ agreement, now }) => {
    const status = agreementStatus(agreement, now);
    return status.ok ? null : refuse(status.reason, remedies[status.reason]);
  },
  ({ agreement: { terms }, lastSeenAt, now }) =>
    lastSeenAt === null || now.getTime() - lastSeenAt.getTime() <= terms.graceHours * hour
      ? null
      : refuse(
          "partner-out-of-touch",
          `Nothing was heard of the partner's node for more than ${terms.graceHours} hours: what it has agreed, ended or recalled since is not known. It opens again with its first sign of life.`,
        ),
  ({ outgoing, agreement: { terms } }) =>
    (outgoing.what === "tags" || outgoing.what === "matching") && !terms.matching
      ? refuse("matching-not-agreed", "Agree on blind matching with the partner first.")
      : null,
  ({ to, agreement: { terms } }) =>
    !isThirdCountry(to.country) || terms.safeguard !== null
      ? null
      : refuse(
          "safeguard-missing",
          "A transfer to a third country needs a legal basis in the agreement.",
          "Directive (EU) 2016/680 art. 35",
        ),
  ({ outgoing, agreement: { terms } }) =>
    "kind" in outgoing && !terms.kinds.includes(outgoing.kind)
      ? refuse(
          "kind-not-agreed",
          `The agreement does not cover records of the kind ${outgoing.kind}.`,
        )
      : null,
  ({ outgoing, agreement: { terms } }) =>
    outgoing.what === "statement" &&
    terms.fields[outgoing.kind]?.includes(outgoing.property) === false
      ? refuse(
          "field-not-agreed",
          `Of records of the kind ${outgoing.kind} the agreement does not cover ${outgoing.property}.`,
        )
      : null,
  ({ outgoing, agreement: { terms }, purpose }) =>
    (outgoing.what === "statement" || outgoing.what === "correspondence") &&
    !terms.purposes.includes(purpose ?? "")
      ? refuse(
          "purpose-not-agreed",
          "Choose one of the purposes named in the agreement.",
          "Directive (EU) 2016/680 art. 4(1)(b)",
        )
      : null,
  ({ outgoing, from, to, now }) =>
    "originator" in outgoing &&
    outgoing.originator !== from.id &&
    !(outgoing.what === "statement" && covers(outgoing.consent, outgoing.originator, to.id, now))
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
  ({ outgoing, to, agreement: { terms }, derogation }) =>
    outgoing.what === "statement" &&
    isThirdCountry(to.country) &&
    terms.safeguard?.article === "38" &&
    (derogation ?? "").trim() === ""
      ? refuse(
          "derogation-missing",
          "Write down why this transfer is necessary: under a derogation each one is justified on its own.",
          "Directive (EU) 2016/680 art. 38",
        )
      : null,
  ({ outgoing, agreement: { terms } }) =>
    outgoing.what === "statement" && terms.fourEyes.includes(outgoing.kind) && !outgoing.approved
      ? refuse("approval-missing", "Have a second person approve what is to leave.")
      : null,
];

/**
 * The one decision on what may leave a node. Pure: the same question has the same answer.
 * @returns the basis on which it may leave, or the first rule that forbids it
 */
export function may(question: GateQuestion): GateDecision {
  for (const rule of always.has(question.outgoing.what) ? [partyRule] : rules) {
    const refusal = rule(question);
    if (refusal) return refusal;
  }
  const { title, legalBasis } = question.agreement.terms;
  return { ok: true, basis: `${title} (${legalBasis})` };
}

/** Whether an originator's consent lets its statement go to `recipient` now. */
function covers(
  consent: Consent | null,
  originator: string,
  recipient: string,
  now: Date,
): boolean {
  return (
    consent !== null &&
    consent.originator === originator &&
    consent.recipient === recipient &&
    (consent.expiresAt === null || now <= consent.expiresAt)
  );
}

function refuse(reason: RefusalReason, remedy: string, article?: string): Refusal {
  return { ok: false, reason, remedy, ...(article ? { article } : {}) };
}
