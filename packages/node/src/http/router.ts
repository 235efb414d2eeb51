import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { z } from "zod";
import type { HttpEnv } from "./http-env.ts";
import { Problem } from "./problem.ts";

type Validation = { target: string } & (
  | { success: true }
  | { success: false; error: Pick<z.ZodError, "issues"> }
);

const faultsShown = 50;

/**
 * A router for the operations of a feature: what does not fit the operation's schema is answered
 * with 400 `invalid-request`, naming each faulty field.
 * @example newRouter().openapi(createRoute({ … }), (c) => c.json(…, 200))
 */
export function newRouter(): OpenAPIHono<HttpEnv> {
  return new OpenAPIHono<HttpEnv>({ defaultHook: refuseInvalid });
}

/** The body of an operation that must be there, as JSON: `request: { body: jsonBody(schema) }`. */
export function jsonBody<S extends z.ZodType>(
  schema: S,
): { required: true; content: { "application/json": { schema: S } } } {
  return { required: true, content: { "application/json": { schema } } };
}

/** An answer of an operation as JSON: `responses: { 200: jsonAnswer(schema, "the case") }`. */
export function jsonAnswer<S extends z.ZodType>(
  schema: S,
  description: string,
): { description: string; content: { "application/json": { schema: S } } } {
  return { description, content: { "application/json": { schema } } };
}

function refuseInvalid(result: Validation, _c: Context<HttpEnv>): void {
  if (result.success) return;
  const where = result.target === "json" || result.target === "form" ? "body" : result.target;
  const errors = result.error.issues.flatMap((issue) => {
    const paths =
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path];
    // Of fields too many, the message names all: it would be told once for each.
    const message = issue.code === "unrecognized_keys" ? "Unknown field" : issue.message;
    return paths.map((path) => ({ path: [where, ...path].map(String).join("."), message }));
  });
  const count = errors.length === 1 ? "One field" : `${errors.length} fields`;
  throw new Problem(400, "invalid-request", `${count} of the request cannot be taken as sent.`, {
    errors: errors.slice(0, faultsShown),
  });
}
