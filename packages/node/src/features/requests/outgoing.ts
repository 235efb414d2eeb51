import { createHash } from "node:crypto";
import { propertyOf, type Handling } from "@entente/model";
import { canonicalJson, type DisclosedStatement } from "@entente/protocol";
import type { Outgoing } from "../../gate/decision.ts";
import type { GivenConsent } from "../consents/consents-for.ts";
import { disclosedForm } from "../recalls/disclosed-form.ts";
import type { RecordDetails, StatementView } from "../records/schemas.ts";

/** The originators' consents with which statements of others may be passed on, by statement. */
export type Consents = ReadonlyMap<string, GivenConsent>;

/** A statement of a record as the gate looks at it. */
export function outgoingOf(
  record: RecordDetails,
  statement: StatementView,
  given: { approved: boolean; consents: Consents },
): Outgoing {
  return {
    what: "statement",
    kind: record.kind,
    property: statement.property,
    originator: record.originator.id,
    handling: statement.handling,
    current: statement.endedAt === null,
    reference: propertyOf(record.kind, statement.property)?.type === "entity",
    consent: given.consents.get(statement.id) ?? null,
    approved: given.approved,
  };
}

/** A statement as it leaves: with the stricter codes, and with whose it is when it is passed on. */
export function leavingForm(
  record: RecordDetails,
  statement: StatementView,
  agreed: Handling,
  consents: Consents,
): DisclosedStatement {
  const passedOn = record.foreign
    ? {
        originator: record.originator.id,
        conditions: consents.get(statement.id)?.conditions ?? "",
      }
    : undefined;
  return disclosedForm(statement, agreed, passedOn);
}

/**
 * What a second person approves of a statement: a hash (SHA-256, hex) of how it would leave and of
 * whether it still holds. Any change of either gives another.
 */
export function approvalHash(leaving: DisclosedStatement, current: boolean): string {
  return createHash("sha256")
    .update(canonicalJson({ ...leaving, current }))
    .digest("hex");
}
