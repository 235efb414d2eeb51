import type { MiddlewareHandler } from "hono";
import { isKeepable } from "../store/kept-text.ts";
import type { HttpEnv } from "./http-env.ts";
import { Problem } from "./problem.ts";

/**
 * Refuses what holds U+0000 or half of a character, in an address or in a body of JSON: no such text
 * can be kept, and nobody writes it on purpose.
 */
export function refuseUnkeepableText(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { pathname, searchParams } = new URL(c.req.url);
    if (/%00/.test(pathname)) throw refusal(["path"]);
    const names = [...searchParams].filter(([, value]) => !isKeepable(value)).map(([name]) => name);
    if (names.length > 0) throw refusal(names.map((name) => `query.${name}`));
    if (/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
      const paths = [...unkeepable(parsed(await c.req.text()), ["body"])];
      if (paths.length > 0) throw refusal(paths);
    }
    await next();
  };
}

/** The value of a body; one that is no JSON is refused where its operation reads it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* unkeepable(value: unknown, path: readonly string[]): Generator<string> {
  if (typeof value === "string" && !isKeepable(value)) yield path.join(".");
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value))
    if (isKeepable(name)) yield* unkeepable(part, [...path, name]);
    else yield path.join(".");
}

function refusal(paths: readonly string[]): Problem {
  return new Problem(400, "invalid-request", "The request holds characters that cannot be kept.", {
    errors: paths
      .slice(0, 50)
      .map((path) => ({ path, message: "holds U+0000 or half of a character" })),
  });
}
