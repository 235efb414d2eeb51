import { Problem } from "../../http/problem.ts";

/** The gate's refusal as people see it. */
export function refusedByGate(decision: {
  reason: string;
  article?: string | undefined;
  remedy: string;
}): Problem {
  const article = decision.article ? ` (${decision.article})` : "";
  return new Problem(403, decision.reason, `The gate stays shut: ${decision.reason}${article}.`, {
    remedy: decision.remedy,
  });
}
