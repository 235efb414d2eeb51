import type { Role } from "@entente/model";
import type { SessionLimit, SignInMethod } from "../../http/http-env.ts";

/**
 * What a session is limited to its user's own account for, or null when it is good for everything.
 * @param session.passwordTemporary whether the password was given by an administrator
 * @param demanding the roles for which a password alone is not enough
 */
export function limitOf(
  session: { method: SignInMethod; roles: readonly Role[]; passwordTemporary: boolean },
  demanding: readonly Role[],
): SessionLimit | null {
  const { method, roles, passwordTemporary } = session;
  if (method === "password" && passwordTemporary) return "password-change-required";
  const strong = method === "passkey" || method === "oidc-strong";
  return !strong && roles.some((role) => demanding.includes(role)) ? "passkey-required" : null;
}
