import { may, type GateDecision, type GateQuestion } from "./decision.ts";

/**
 * Proof that the gate let something through to one recipient under one agreement. Only
 * {@link clear} makes one, and the outbox sends nothing without: a look-alike is not accepted.
 */
export type Clearance = {
  readonly to: string;
  readonly agreementId: string;
  readonly scope: ClearanceScope;
};

/**
 * What a clearance is good for: terms of agreements, recalls, traces of matching, letters about
 * requests, or content of records.
 */
export type ClearanceScope = "agreement" | "recall" | "matching" | "correspondence" | "content";

const granted = new WeakSet<Clearance>();

/** What the gate answers to several things that are to leave together. */
export type Clearing =
  | { ok: true; clearance: Clearance; basis: string }
  | { ok: false; refusals: { index: number; decision: Exclude<GateDecision, { ok: true }> }[] };

/**
 * Asks the gate about everything that is to leave in one message.
 * @param question what holds for the whole message
 * @param outgoings each thing in it; one refusal refuses the message
 * @throws Error when there is nothing in it: whoever sends says what, or the gate has judged nothing
 */
export function clear(
  question: Omit<GateQuestion, "outgoing">,
  outgoings: readonly GateQuestion["outgoing"][],
): Clearing {
  if (outgoings.length === 0) throw new Error("there is nothing that could be let out");
  const refusals = outgoings.flatMap((outgoing, index) => {
    const decision = may({ ...question, outgoing });
    return decision.ok ? [] : [{ index, decision }];
  });
  if (refusals.length > 0) return { ok: false, refusals };
  const clearance: Clearance = Object.freeze({
    to: question.to.id,
    agreementId: question.agreement.id,
    scope: scopeOf(outgoings),
  });
  granted.add(clearance);
  return { ok: true, clearance, basis: question.agreement.terms.title };
}

/** True when `clearance` was granted by the gate for this recipient, agreement and scope. */
export function isCleared(
  clearance: Clearance,
  to: string,
  agreementId: string,
  scope: ClearanceScope,
): boolean {
  return (
    granted.has(clearance) &&
    clearance.to === to &&
    clearance.agreementId === agreementId &&
    clearance.scope === scope
  );
}

/** Each thing's scope; from the last to the first, what one message may hold beside the others. */
const scopeOfThing: Readonly<Record<GateQuestion["outgoing"]["what"], ClearanceScope>> = {
  agreement: "agreement",
  recall: "recall",
  tags: "matching",
  matching: "matching",
  correspondence: "correspondence",
  statement: "content",
};

function scopeOf(outgoings: readonly GateQuestion["outgoing"][]): ClearanceScope {
  const scopes = new Set(outgoings.map(({ what }) => scopeOfThing[what]));
  for (const scope of ["content", "correspondence", "matching", "recall"] as const)
    if (scopes.has(scope)) return scope;
  return "agreement";
}
