/** How a partner's node was last found. */
export const partnerStates = ["up", "down", "unknown"] as const;

/** How a partner's node was last found. */
export type PartnerState = (typeof partnerStates)[number];

/** Nodes ask each other for a sign of life every half minute. */
const silenceMs = 120_000;

/**
 * Down: messages to it fail, or nothing was heard of it for two minutes. Unknown: it was never heard
 * of.
 */
export function partnerState(lastSeen: Date | null, failing: boolean, now: Date): PartnerState {
  if (failing) return "down";
  if (!lastSeen) return "unknown";
  return now.getTime() - lastSeen.getTime() < silenceMs ? "up" : "down";
}
