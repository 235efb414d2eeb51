/**
 * What is known of whether a partner can be reached. Closed: it can. Open: it failed several times
 * running, nothing is sent before `until`. Half-open: one probe is under way; should nothing be heard
 * of it before `until`, another may go. Instants are in milliseconds.
 */
export type Circuit =
  | { readonly state: "closed"; readonly failures: number }
  | { readonly state: "open"; readonly failures: number; readonly until: number }
  | { readonly state: "half-open"; readonly failures: number; readonly until: number };

/** When a circuit opens and for how long. Times are in milliseconds. */
export type CircuitLimits = {
  readonly failuresToOpen: number;
  readonly firstPause: number;
  readonly longestPause: number;
  readonly probeTime: number;
};

/** Three failures running open it; then 1 s, doubling to 30 s, between probes. */
export const defaultCircuitLimits: CircuitLimits = {
  failuresToOpen: 3,
  firstPause: 1_000,
  longestPause: 30_000,
  probeTime: 60_000,
};

/** A partner nothing is known of yet. */
export const closedCircuit: Circuit = { state: "closed", failures: 0 };

/** What may be sent: everything, a single probe, or nothing before an instant. */
export type Admission =
  | { readonly admits: "all"; readonly circuit: Circuit }
  | { readonly admits: "probe"; readonly circuit: Circuit }
  | { readonly admits: "nothing"; readonly circuit: Circuit; readonly until: number };

/** Asks before sending; the circuit in the answer takes the place of the one given. */
export function admit(
  circuit: Circuit,
  now: number,
  limits: CircuitLimits = defaultCircuitLimits,
): Admission {
  if (circuit.state === "closed") return { admits: "all", circuit };
  if (now < circuit.until) return { admits: "nothing", circuit, until: circuit.until };
  return {
    admits: "probe",
    circuit: { state: "half-open", failures: circuit.failures, until: now + limits.probeTime },
  };
}

/** The partner answered, be it with a refusal: it can be reached. */
export function afterAnswer(): Circuit {
  return closedCircuit;
}

/** The partner did not answer, or with nonsense. */
export function afterFailure(
  circuit: Circuit,
  now: number,
  limits: CircuitLimits = defaultCircuitLimits,
): Circuit {
  const failures = circuit.failures + 1;
  if (circuit.state === "open") return circuit;
  if (failures < limits.failuresToOpen) return { state: "closed", failures };
  const pause = limits.firstPause * 2 ** (failures - limits.failuresToOpen);
  return { state: "open", failures, until: now + Math.min(pause, limits.longestPause) };
}
