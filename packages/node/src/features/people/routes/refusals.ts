import { Problem } from "../../../http/problem.ts";
import type { Confirmation } from "../confirm.ts";
import type { SignIn } from "../sign-in.ts";

type Refused<T> = Extract<T, { ok: false }>;

/** What is said to whom a sign-in or a proof of identity was refused. */
export function refusalOf(outcome: Refused<SignIn> | Refused<Confirmation>): Problem {
  switch (outcome.reason) {
    case "locked":
      return new Problem(429, "sign-in-locked", "There were too many failed attempts.", {
        remedy: `Try again in ${waitingTime(outcome.retryAfter)}, or use a passkey.`,
        retryAfter: outcome.retryAfter,
      });
    case "busy":
      return new Problem(503, "busy", "Too many people are signing in at this moment.", {
        remedy: "Try again.",
        retryAfter: 2,
      });
    case "passkey-refused":
      return new Problem(401, "passkey-refused", "This passkey was not accepted.", {
        remedy: "Try again; if it stays, sign in another way and register the passkey anew.",
      });
    case "use-your-passkey":
      return new Problem(403, "use-your-passkey", "Your role asks for your passkey.", {
        remedy: "Sign in with it; if you have lost it, ask your administrator to remove it.",
      });
    case "wrong-credentials":
      return new Problem(401, "wrong-credentials", "E-mail and password do not belong together.", {
        remedy: "Check both; after some failures you have to wait, longer each time.",
      });
  }
}

function waitingTime(seconds: number): string {
  return seconds <= 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
