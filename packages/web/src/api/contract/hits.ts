import type { Authority } from "@entente/model";
import type { RecordRef } from "./records.ts";
import type { RequestRow } from "./requests.ts";

export type HitState =
  | "new"
  | "confirmed-here"
  | "confirmed-there"
  | "confirmed"
  | "dismissed"
  | "withdrawn";

export type Strength = { bits: number; level: "strong" | "good" | "weak" };

export type HitRow = {
  id: string;
  recordId: string;
  record: RecordRef;
  partner: Authority;
  agreementId: string;
  strength: Strength;
  /** What met, by group of keys, with the weight each adds. */
  evidence: { group: string; bits: number }[];
  keyTypes: string[];
  state: HitState;
  foundAt: string;
  /** The partner was not told: the record is silent. */
  silent: boolean;
  can: { confirm: boolean; dismiss: boolean; request: boolean };
};

export type Hit = HitRow & {
  confirmedBy: { id: string; name: string } | null;
  partnerContact: string | null;
  requests: RequestRow[];
};
