import type { Role } from "@entente/model";
import type { MiddlewareHandler } from "hono";
import type { HttpEnv, SessionLimit, SessionRefusal } from "./http-env.ts";
import { Problem } from "./problem.ts";
import { declareRight, declareStepUp, everyone, staff, type Right } from "./rights.ts";
import { routePattern } from "./route-pattern.ts";

const details: Record<SessionRefusal, string> = {
  "no-session": "Nobody is signed in with this request.",
  "session-expired": "The session has ended.",
  "user-disabled": "This user may no longer sign in.",
};

const limits: Record<SessionLimit, [detail: string, remedy: string]> = {
  "passkey-required": [
    "Your role asks for a passkey.",
    "Register one on the page of your account, or sign in with the one you have.",
  ],
  "password-change-required": [
    "Your password was given to you by an administrator.",
    "Choose another one on the page of your account.",
  ],
};

/**
 * Lets a request pass when somebody is signed in who has one of these roles; without roles, anybody
 * of the authority's own people, which submitters are not. Behind it, `c.var.user`, `c.var.session`
 * and `c.var.actor` are set.
 * @example createRoute({ middleware: guard("analyst", "magistrate"), … })
 */
export function guard(...roles: readonly Role[]): MiddlewareHandler<HttpEnv> {
  return guardBy({ roles: roles.length > 0 ? roles : staff, whileLimited: false });
}

/**
 * Lets anybody who is signed in pass, submitters included, also while a passkey or another password
 * must be set first: for what concerns one's own account alone.
 */
export function guardOwnAccount(): MiddlewareHandler<HttpEnv> {
  return guardBy({ roles: everyone, whileLimited: true });
}

/**
 * Lets a request pass whose user proved to be who they are within the last 10 minutes: for the
 * gravest acts. Stands behind `guard()`.
 * @example createRoute({ middleware: [guard("approver"), recentlyAuthenticated()], … })
 */
export function recentlyAuthenticated(): MiddlewareHandler<HttpEnv> {
  return declareStepUp(async (c, next) => {
    if (!c.var.session.recent)
      throw new Problem(
        403,
        "recent-authentication-required",
        "This asks you to show once more that it is you.",
        { remedy: "Give your password or use your passkey again, then repeat it." },
      );
    await next();
  });
}

function guardBy(right: Right): MiddlewareHandler<HttpEnv> {
  return declareRight(async (c, next) => {
    const { token, sessions, rate } = c.var;
    const outcome = token
      ? await sessions.read(token.value, true)
      : ({ ok: false, reason: "no-session" } as const);
    if (!outcome.ok)
      throw new Problem(401, outcome.reason, details[outcome.reason], { remedy: "Sign in." });
    const { user, session } = outcome;
    rate.countFor(user.id);
    c.set("user", user);
    c.set("session", session);
    c.set("actor", { type: "user", userId: user.id });
    if (session.limited && !right.whileLimited) {
      const [detail, remedy] = limits[session.limited];
      throw new Problem(403, session.limited, detail, { remedy });
    }
    if (!right.roles.some((role) => user.roles.includes(role))) {
      await sessions.noteRefusal(user, `${c.req.method} ${routePattern(c)}`);
      throw new Problem(
        403,
        "role-missing",
        `This needs one of the roles ${right.roles.join(", ")}.`,
        { remedy: "Ask your administrator for the role, or a colleague who has it." },
      );
    }
    await next();
  }, right);
}
