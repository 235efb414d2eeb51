import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { NodeContext } from "../../../context.ts";
import type { HttpEnv } from "../../../http/http-env.ts";
import { sessionCookieName } from "../sessions.ts";

const oidcSeconds = 15 * 60;

/** The cookies of a node: that of the session, and that of a sign-in under way at a provider. */
export function nodeCookies(node: Pick<NodeContext, "authority" | "config">) {
  const { publicUrl } = node.config.http;
  const secure = publicUrl?.startsWith("https:") ?? false;
  const session = sessionCookieName(node.authority, publicUrl);
  const oidc = session.replace("entente_session_", "entente_oidc_");
  const common = { path: "/", httpOnly: true, secure } as const;
  const strict = { ...common, sameSite: "Strict" } as const;
  // The provider sends people back from another site: a strict cookie would not come along.
  const lax = { ...common, sameSite: "Lax" } as const;
  return {
    begin: (c: Context<HttpEnv>, token: string, expires: Date): void =>
      setCookie(c, session, token, { ...strict, expires }),
    end: (c: Context<HttpEnv>): void => void deleteCookie(c, session, strict),
    beginOidc: (c: Context<HttpEnv>, secret: string): void =>
      setCookie(c, oidc, secret, { ...lax, maxAge: oidcSeconds }),
    takeOidc: (c: Context<HttpEnv>): string | undefined => {
      const secret = getCookie(c, oidc);
      deleteCookie(c, oidc, lax);
      return secret;
    },
  };
}
