import type { MiddlewareHandler } from "hono";
import { isKeepable } from "../store/kept-text.ts";
import type { HttpEnv } from "./http-env.ts";
import { Problem } from "./problem.ts";

/** How many lists and objects of a body may lie within each other; no operation takes more than ten. */
const deepest = 64;

/**
 * Refuses what holds U+0000 or half of a character, in an address or in a body of JSON: no such text
 * can be kept, and nobody writes it on purpose; and a body that is nested without end.
 */
export function refuseUnkeepableText(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { pathname, searchParams } = new URL(c.req.url);
    if (/%00/.test(pathname)) throw refusal(["path"]);
    const names = [...searchParams].filter(([, value]) => !isKeepable(value)).map(([name]) => name);
    if (names.length > 0) throw refusal(names.map((name) => `query.${name}`));
    if (/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
      const paths = unkeepable(parsed(await c.req.text()));
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

/** Places of what cannot be kept. Walks without calling itself: a body may be nested without end. */
function unkeepable(body: unknown): string[] {
  const found: string[] = [];
  const waiting = [{ value: body, path: "body", depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (typeof value === "string" && !isKeepable(value)) found.push(path);
    if (typeof value !== "object" || value === null) continue;
    if (depth === deepest) throw tooDeep();
    for (const [name, part] of Object.entries(value))
      if (isKeepable(name))
        waiting.push({ value: part, path: `${path}.${name}`, depth: depth + 1 });
      else found.push(path);
  }
  return found;
}

function tooDeep(): Problem {
  const detail = `The body holds more than ${deepest} things within each other.`;
  return new Problem(400, "invalid-request", detail);
}

function refusal(paths: readonly string[]): Problem {
  return new Problem(400, "invalid-request", "The request holds characters that cannot be kept.", {
    errors: paths
      .slice(0, 50)
      .map((path) => ({ path, message: "holds U+0000 or half of a character" })),
  });
}
