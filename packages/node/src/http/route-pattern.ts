import type { Context } from "hono";
import { matchedRoutes } from "hono/route";
import type { HttpEnv } from "./http-env.ts";

/**
 * The pattern of the operation that answers a request, for example `/api/v1/cases/:id`: what callers
 * type must become neither a label nor a line of the log.
 */
export function routePattern(c: Context<HttpEnv>): string {
  const matched = matchedRoutes(c).findLast(({ path }) => !path.endsWith("*"));
  return matched?.path ?? (c.req.path.startsWith("/api/") ? "/api/*" : "/*");
}
