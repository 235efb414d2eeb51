import type { NegotiationFault } from "@entente/model";
import { Problem } from "../../http/problem.ts";
import type { UselessTerms } from "./check-terms.ts";

const words: Record<NegotiationFault, [detail: string, remedy: string]> = {
  "not-a-party": [
    "This authority is not a party to the agreement.",
    "Name it among the parties, or use another agreement.",
  ],
  "parties-changed": [
    "A next version has the same parties as the first.",
    "Conclude a new agreement, and name this one as its predecessor.",
  ],
  "version-unknown": ["There is no such version of the agreement.", "Open the agreement again."],
  "version-superseded": [
    "A later version was proposed or is in force.",
    "Open the agreement again and look at the newest version.",
  ],
  "version-rejected": [
    "A party has rejected this version.",
    "Propose a next version that meets its reasons.",
  ],
  "signed-another-of-this-version": [
    "Both sides proposed this version at the same time, with different terms; yours is signed already.",
    "Propose a next version.",
  ],
  "signed-already": ["This authority has signed this version already.", "Wait for the others."],
  "in-force-already": [
    "This version is in force.",
    "Propose a next version, or end the agreement.",
  ],
  "agreement-ended": [
    "The agreement has been ended.",
    "Conclude a new one, and name this one as its predecessor.",
  ],
};

/** Why an act of this node's people is refused. */
export function refusedAct(reason: NegotiationFault): Problem {
  const [detail, remedy] = words[reason];
  return new Problem(409, reason, detail, { remedy });
}

/** Parties whose nodes this one does not know: their signatures could not be checked. */
export function unknownParties(ids: readonly string[]): Problem {
  return new Problem(409, "partner-unknown", `This node does not know ${ids.join(", ")}.`, {
    remedy: "Have the administrator take the card of each party's node: partner add",
  });
}

/** Terms under which nothing could pass. */
export function uselessTerms({ reason, remedy, from, to }: UselessTerms): Problem {
  return new Problem(
    422,
    reason,
    `Nothing could go from ${from} to ${to} under these terms (${reason}).`,
    { remedy },
  );
}
