import type { Authority, Urgency } from "@entente/model";
import type { RecordDetail, RecordRef, StatementView } from "./records.ts";

export type RequestDirection = "in" | "out";

export type RequestState =
  | "draft"
  | "sent"
  | "received"
  | "answered"
  | "refused"
  | "overdue"
  | "failed";

export type RequestRow = {
  id: string;
  direction: RequestDirection;
  partner: Authority;
  hitId: string;
  record: RecordRef | null;
  purpose: string;
  urgency: Urgency;
  state: RequestState;
  receivedAt: string | null;
  dueAt: string | null;
  answeredAt: string | null;
  delivery: "queued" | "delivered" | "failed";
};

export type RefusalReason =
  | "not-necessary"
  | "no-basis"
  | "ongoing-investigation"
  | "source-protection"
  | "originator-consent"
  | "other";

export type RequestDetail = RequestRow & {
  justification: string;
  purposeCode: string | null;
  reply: {
    at: string;
    by: string | null;
    statements: number;
    refusal?: { reason: RefusalReason; text: string } | null;
  } | null;
  foreignRecordId: string | null;
  can: { reply: boolean; refuse: boolean };
  messages: { at: string; kind: string }[];
};

export type RequestInput = { purpose: string; justification: string; urgency: Urgency };

/** Why the gate lets something pass or not. */
export type GateReason = { reason: string; article?: string | null; remedy?: string | null };

export type RequestPreview = {
  leaves: string[];
  to: Authority;
  basis: { title: string; legalBasis: string };
  allowed: boolean;
  reasons: GateReason[];
  dueAt: string;
};

export type GateDecision = { ok: true } | ({ ok: false } & GateReason);

export type Holdings = {
  record: Pick<RecordDetail, "id" | "kind" | "caption" | "handling">;
  statements: { statement: StatementView; may: GateDecision }[];
};
