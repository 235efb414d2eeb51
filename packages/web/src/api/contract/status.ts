import type { Authority, Clocks, Handling } from "@entente/model";
import type { PartnerState } from "./common.ts";

export type AgreementRow = {
  id: string;
  title: string;
  partner: Authority;
  purposes: string[];
  kinds: string[];
  matching: boolean;
  clocks: Clocks;
  defaultHandling: Handling;
  validFrom: string;
  validUntil: string;
  hitThreshold: number;
  matchingState: {
    listed: number;
    tagged: number;
    pending: number;
    lastChangeAt: string | null;
  } | null;
};

export type NodeStatus = {
  matching: { pending: number; ratePerSecond: number };
  outbox: { queued: number; failing: number };
  partners: (Authority & { state: PartnerState; lastSeenAt: string | null })[];
};
