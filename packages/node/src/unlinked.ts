import type { Link } from "./link/link.ts";

const refused = { ok: false, reason: "no-link" } as const;

/** A link without partners. */
export function createLink(): Link {
  return {
    registerHandler: () => undefined,
    registerEvaluation: () => undefined,
    registerProof: () => undefined,
    evaluate: async () => refused,
    prove: async () => refused,
    url: "https://127.0.0.1:0",
    start: async () => undefined,
    stop: async () => undefined,
  };
}
