import type { Authority, Handling, Statement, StatementInput } from "@entente/model";
import type { UserRef } from "./common.ts";
import type { HitRow } from "./hits.ts";

export type RecordRow = {
  id: string;
  kind: string;
  caption: string;
  /** Id of the authority whose record it is. */
  originator: string;
  foreign: boolean;
  silent: boolean;
  country: string | null;
  /** A second short line: a birth date, a registration, a date. */
  detail: string | null;
  /** The strictest of its statements. */
  handling: Handling;
  hits: number;
  updatedAt: string;
  cases: number;
};

export type RecordRef = { id: string; kind: string; caption: string };

export type StatementView = Statement & {
  author: UserRef | null;
  /** A remark of the node on the value, for example `check-digit-wrong`. */
  note: string | null;
  referenced?: RecordRef;
};

export type RecordDetail = {
  id: string;
  kind: string;
  caption: string;
  originator: Authority;
  foreign: boolean;
  silent: boolean;
  mergedIds: { id: string; caption: string }[];
  reviewAt: string;
  createdAt: string;
  updatedAt: string;
  handling: Handling;
  statements: StatementView[];
  cases: { id: string; number: string; title: string }[];
  hits: HitRow[];
  /** Values held by too many records to be matched on. */
  capped: { keyType: string; count: number; limit: number }[];
  disclosure?: {
    requestId: string;
    receivedAt: string;
    agreementId: string;
    conditions: string | null;
  } | null;
  can: { edit: boolean; merge: boolean; split: boolean; silence: boolean; request: boolean };
};

export type NewRecord = {
  kind: string;
  statements: StatementInput[];
  silent?: boolean;
  reviewAt?: string;
  caseId?: string;
};

export type HistoryEntry = {
  at: string;
  actor: UserRef | null;
  act: string;
  property?: string | null;
  value?: string | null;
  reason?: string | null;
  justification?: string | null;
  partner?: string | null;
  other?: { id: string; caption: string } | null;
};

export type RelatedRecord = { relation: string; direction: "out" | "in"; record: RecordRow };

export type Agreement = "same" | "similar" | "different" | "one-sided";

export type Comparison = {
  left: RecordDetail;
  right: RecordDetail;
  rows: {
    property: string;
    left: StatementView[];
    right: StatementView[];
    agreement: Agreement;
  }[];
};
