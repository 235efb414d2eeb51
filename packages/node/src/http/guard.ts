import type { Role } from "@entente/model";
import type { MiddlewareHandler } from "hono";
import type { HttpEnv, SessionRefusal } from "./http-env.ts";
import { Problem } from "./problem.ts";
import { routePattern } from "./route-pattern.ts";

const details: Record<SessionRefusal, string> = {
  "no-session": "Nobody is signed in with this request.",
  "session-expired": "The session has ended.",
  "user-disabled": "This user may no longer sign in.",
};

/**
 * Lets a request pass when somebody is signed in who has one of these roles; without roles,
 * anybody who is signed in. Behind it, `c.var.user` and `c.var.actor` are set.
 * @example createRoute({ middleware: guard("analyst", "magistrate"), … })
 */
export function guard(...roles: readonly Role[]): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { token, sessions } = c.var;
    const outcome = token
      ? await sessions.read(token.value, true)
      : ({ ok: false, reason: "no-session" } as const);
    if (!outcome.ok)
      throw new Problem(401, outcome.reason, details[outcome.reason], { remedy: "Sign in." });
    const { user } = outcome;
    c.set("user", user);
    c.set("actor", { type: "user", userId: user.id });
    if (roles.length > 0 && !roles.some((role) => user.roles.includes(role))) {
      await sessions.noteRefusal(user, `${c.req.method} ${routePattern(c)}`);
      throw new Problem(403, "role-missing", `This needs one of the roles ${roles.join(", ")}.`, {
        remedy: "Ask your administrator for the role, or a colleague who has it.",
      });
    }
    await next();
  };
}
