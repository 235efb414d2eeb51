import {
  admit,
  afterAnswer,
  afterFailure,
  closedCircuit,
  type Admission,
  type Circuit,
} from "./circuit-breaker.ts";

/** What this server knows of whether its partners can be reached. */
export type Circuits = {
  /** Asks whether something may be sent to the partner now; a probe counts as sent. */
  readonly admit: (partnerId: string) => Admission;
  /** The partner answered; true when it had not answered the time before. */
  readonly answered: (partnerId: string) => boolean;
  readonly failed: (partnerId: string) => void;
};

/**
 * All partners are taken for reachable until they fail. The time is not that of the clock, which may
 * be set: a pause would then last as long as the clock was off.
 */
export function openCircuits(now: () => number = () => performance.now()): Circuits {
  const circuits = new Map<string, Circuit>();
  const of = (partnerId: string): Circuit => circuits.get(partnerId) ?? closedCircuit;
  return {
    admit(partnerId) {
      const admission = admit(of(partnerId), now());
      circuits.set(partnerId, admission.circuit);
      return admission;
    },
    answered(partnerId) {
      const { failures } = of(partnerId);
      circuits.set(partnerId, afterAnswer());
      return failures > 0;
    },
    failed(partnerId) {
      circuits.set(partnerId, afterFailure(of(partnerId), now()));
    },
  };
}
