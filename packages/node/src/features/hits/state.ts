import type { Hit } from "./schemas.ts";

/** What one side holds of a hit. */
export type Decision = "confirmed" | "dismissed" | null;

/** Where a hit stands that still holds, from what each side decided: one dismissal dismisses it. */
export function stateOf(own: Decision, partner: Decision): Exclude<Hit["state"], "withdrawn"> {
  if (own === "dismissed" || partner === "dismissed") return "dismissed";
  if (own === "confirmed") return partner === "confirmed" ? "confirmed" : "confirmed-here";
  return partner === "confirmed" ? "confirmed-there" : "new";
}

/** What this node's people decided, from the row of the hit. */
export function ownDecision(hit: {
  confirmed_by: string | null;
  dismissed_reason: string | null;
}): Decision {
  if (hit.dismissed_reason !== null) return "dismissed";
  return hit.confirmed_by === null ? null : "confirmed";
}
