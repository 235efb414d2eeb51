/** A hit as the API shows it, as far as the tests look. */
export type HitView = {
  id: string;
  record: { id: string; kind: string; caption: string };
  partner: { id: string };
  agreementId: string;
  strength: { bits: number; level: string };
  keyTypes: string[];
  state: "new" | "confirmed-here" | "confirmed-there" | "confirmed" | "dismissed" | "withdrawn";
  agreementOver: boolean;
  silent: boolean;
  acknowledged: boolean;
  dismissedReason: string | null;
  confirmedBy: { name: string } | null;
  partnerContact: string | null;
  can: { confirm: boolean; dismiss: boolean; request: boolean };
};

/** A statement as the API shows it, as far as the tests look. */
export type StatementView = {
  id: string;
  property: string;
  value: string;
  original: string | null;
  source: string;
  grade: { source: string; information: string };
  handling: { codes: string[]; restriction?: string };
  observedAt: string | null;
  endedAt: string | null;
};

/** A record as the API shows it, as far as the tests look. */
export type RecordView = {
  id: string;
  kind: string;
  caption: string;
  originator: { id: string; country: string };
  foreign: boolean;
  silent: boolean;
  handling: { codes: string[] };
  statements: StatementView[];
  cases: { id: string }[];
  capped: { keyType: string; records: number }[];
  disclosure: { requestId: string; conditions: string | null } | null;
  can: { edit: boolean };
};

/** A request as the API shows it, as far as the tests look. */
export type RequestView = {
  id: string;
  direction: "in" | "out";
  record: { id: string };
  hitId: string;
  purpose: string;
  justification: string;
  urgency: string;
  state: string;
  overdue: boolean;
  createdAt: string;
  receivedAt: string | null;
  dueAt: string;
  answeredBy: string | null;
  statementsDisclosed: number | null;
  refusal: { reason: string; text: string } | null;
  note: string | null;
  conditions: string | null;
  foreignRecordId: string | null;
  delivery: string;
  can: { answer: boolean };
};

/** A page of a list. */
export type Page<T> = { items: T[]; total: number | null };

/** What a refusal says. */
export type ProblemView = { type: string; detail: string };
