import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http-env.ts";
import { Problem } from "./problem.ts";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** What no page of a node needs, and the passkeys that they do need. */
const permissions = [
  ...[
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
  ].map((name) => `${name}=()`),
  "publickey-credentials-create=(self)",
  "publickey-credentials-get=(self)",
].join(", ");

const headers: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "origin-agent-cluster": "?1",
  "x-permitted-cross-domain-policies": "none",
  "permissions-policy": permissions,
};

const oneYear = 31_536_000;

/**
 * Sets the headers that keep the pages from loading, sending or being framed anywhere else.
 * @param https whether people reach the node over https, so that browsers may insist on it
 */
export function securityHeaders(https: boolean): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (https) c.header("strict-transport-security", `max-age=${oneYear}; includeSubDomains`);
    await next();
  };
}

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses requests that another site makes a signed-in browser send (CSRF): what changes something
 * and is not signed with a bearer token must not come from another origin, and what is signed with
 * the cookie must say its own origin and carry `x-entente-request: 1`, which no form can send. What a
 * browser says of the site by `Sec-Fetch-Site` must agree.
 * @param publicUrl the address people open, when another server stands in front
 */
export function refuseForgedRequests(publicUrl: string | undefined): MiddlewareHandler<HttpEnv> {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return async (c, next) => {
    const { token } = c.var;
    const site = c.req.header("sec-fetch-site");
    if (readingMethods.has(c.req.method) || token?.transport === "bearer") return next();
    if (site === "cross-site" || site === "same-site") throw forged("comes from another site");
    const origin = c.req.header("origin");
    const host = origin === undefined ? undefined : hostOf(origin);
    const own = host !== undefined && (host === c.req.header("host") || host === publicHost);
    if (origin !== undefined && !own) throw forged("comes from another origin");
    if (token !== null && origin === undefined) throw forged("does not say its origin");
    if (token !== null && c.req.header("x-entente-request") !== "1")
      throw forged("lacks the header x-entente-request: 1");
    return next();
  };
}

function forged(what: string): Problem {
  return new Problem(403, "cross-site-request", `The request ${what}.`, {
    remedy: "Use the node's own pages, or a bearer token.",
  });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
