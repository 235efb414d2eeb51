import type { Handling } from "@entente/model";
import type { Generated } from "kysely";

export type RecordTable = {
  id: string;
  kind: string;
  caption: string;
  /** Second line of a list row: birth date, route, place. */
  detail: string | null;
  originator: string;
  silent: Generated<boolean>;
  /** True when it belongs to a case: then only members of one of its cases see it. */
  restricted: Generated<boolean>;
  /** The cases that it, or what it was merged into, is in; kept by triggers. */
  case_ids: Generated<string[]>;
  /** Users who see it besides the members of its cases: those who asked a partner for it. */
  asker_ids: Generated<string[]>;
  /** The record that it counts for and is listed as. */
  merged_into: string | null;
  /** The record that it was merged into by itself, which may have been merged further since. */
  merged_via: string | null;
  handling_codes: string[];
  /** What a person is in the inquiry (Directive (EU) 2016/680 art. 6); derived like the codes. */
  subject_status: Generated<string[]>;
  review_at: string;
  created_by: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type StatementTable = {
  id: string;
  record_id: string;
  property: string;
  value: string;
  original: string | null;
  note: string | null;
  source: string;
  grade_scale: Generated<string>;
  grade_source: string;
  grade_information: string;
  handling_codes: string[];
  handling_restriction: string | null;
  nature: Generated<string>;
  observed_at: string | null;
  author_id: string | null;
  created_at: Generated<Date>;
  ended_at: Date | null;
  end_reason: string | null;
  supersedes: string | null;
  /** The record that the value refers to, for properties of type `entity`. */
  reference: string | null;
};

/** What binds a foreign record to its originator and to the exchange that brought it. */
export type ForeignRecordTable = {
  record_id: string;
  partner_id: string;
  agreement_id: string;
  request_id: string;
  conditions: string | null;
  received_at: Generated<Date>;
};

export type JustificationTable = {
  user_id: string;
  record_id: string;
  text: string;
  expires_at: Date;
};

/** The handling of a statement row. */
export function handlingOf(
  row: Pick<StatementTable, "handling_codes" | "handling_restriction">,
): Handling {
  const codes = row.handling_codes as Handling["codes"];
  return row.handling_restriction === null
    ? { codes }
    : { codes, restriction: row.handling_restriction };
}
