import type { Answered, Caller } from "./caller.ts";
import type { Canaries } from "./canaries.ts";
import type { Operation } from "./operations.ts";
import type { Flavour } from "./targets.ts";

/** What shows or changes content: not for administrators, officers and submitters, whatever a node says. */
const content =
  /^\/(?!requests\/statistics)(cases|records|duplicates|imports|hits|requests|comparisons|recalls|consents|exports|retention|outstanding-copies)\b/;
const withoutContent = new Set(["administrator", "data-protection-officer", "submitter"]);

/** One call and its answer. */
export type Attempt = {
  readonly operation: Operation;
  readonly caller: Caller;
  readonly flavour: Flavour;
  readonly answered: Answered;
  /** What came to the same with an identifier of nothing. */
  readonly blank: Answered | null;
};

/** Why an answer gives something away, in words; none when it does not. */
export function leaksIn(attempt: Attempt, canaries: Canaries): string[] {
  const { operation, caller, flavour, answered, blank } = attempt;
  const shown = canaries
    .leaked(answered.text, caller.name, operation.name)
    .map((what) => `shows ${what}`);
  const taken = answered.status < 400;
  const faults: string[] = [];
  if (taken && caller.forged) faults.push("is taken though forged");
  else if (taken && operation.roles !== null && !mayCall(operation, caller))
    faults.push("is taken from somebody who may not");
  else if (flavour === "hidden" && blank && /\{/.test(operation.path)) {
    if (taken && blank.status >= 400) faults.push("is taken for what the caller cannot see");
    else if (answered.status !== blank.status || answered.code !== blank.code)
      faults.push(
        `tells that it exists: ${answered.status} ${answered.code} instead of ${blank.status} ${blank.code}`,
      );
  }
  return [...shown, ...faults];
}

/** Whether an operation is for this caller, by the node's word and by rule. */
export function mayCall({ roles, path }: Operation, { role }: Caller): boolean {
  if (roles === null) return true;
  if (role === null || !roles.includes(role)) return false;
  if (role === "submitter") return /^\/session\b/.test(path);
  return !(withoutContent.has(role) && content.test(path));
}
