import { newId } from "@entente/model";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Logger } from "pino";
import type { HttpEnv, Sessions } from "./http-env.ts";
import type { Metrics } from "./metrics.ts";
import { routePattern } from "./route-pattern.ts";

/** What every request of a node is answered with. */
export type RequestParts = {
  log: Logger;
  metrics: Metrics;
  sessions: Sessions;
  sessionCookie: string;
  /** Whether x-forwarded-for is to be believed. */
  trustProxy: boolean;
};

/**
 * Gives a request its id, finds who sent it and, when it is answered, writes the log's line and
 * counts it. The line names the route's pattern, never the address, the query or the body.
 */
export function requestContext(parts: RequestParts): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const from = performance.now();
    const requestId = newId();
    c.set("requestId", requestId);
    c.set("log", parts.log);
    c.set("sessions", parts.sessions);
    c.set("token", tokenOf(c, parts.sessionCookie));
    c.set("address", addressOf(c, parts.trustProxy));
    c.header("x-request-id", requestId);
    await next();
    const ms = performance.now() - from;
    const { method } = c.req;
    const { status } = c.res;
    const route = routePattern(c);
    parts.metrics.noteRequest({ method: known(method), route, status: String(status) }, ms / 1_000);
    const userId = (c.var as Partial<HttpEnv["Variables"]>).user?.id;
    const line = { requestId, method, route, status, ms: Math.round(ms * 10) / 10, userId };
    if (status >= 500) parts.log.warn(line, "request");
    else if (route.startsWith("/api/")) parts.log.info(line, "request");
    else parts.log.debug(line, "request");
  };
}

function tokenOf(c: Context<HttpEnv>, cookieName: string): HttpEnv["Variables"]["token"] {
  const bearer = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (bearer !== undefined) return { value: bearer, transport: "bearer" };
  const cookie = getCookie(c, cookieName);
  return cookie ? { value: cookie, transport: "cookie" } : null;
}

function addressOf(c: Context<HttpEnv>, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : "";
  return (forwarded || c.env.incoming.socket.remoteAddress) ?? "unknown";
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function known(method: string): string {
  return methods.has(method) ? method : "other";
}
