import type { OpenAPIHono } from "@hono/zod-openapi";
import type { HttpEnv } from "./http-env.ts";
import { problemSchema } from "./problem.ts";
import { isStepUp, rightOf } from "./rights.ts";

type Document = ReturnType<OpenAPIHono<HttpEnv>["getOpenAPI31Document"]>;

const methods = ["get", "put", "post", "delete", "patch"] as const;
const problemAnswer = {
  description: "The request was refused: problem details (RFC 9457)",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/**
 * The OpenAPI 3.1 document of a node's API: made of the operations' schemas; every operation gets an
 * id, the refusal that any of them may answer with, and what its guard asks: `x-roles`, any of which
 * it needs, and `x-recent-authentication`. One without roles is open to strangers.
 * @param sessionCookie name of the cookie that signs requests of the pages
 */
export function openApiDocument(api: OpenAPIHono<HttpEnv>, sessionCookie: string): Document {
  const registry = api.openAPIRegistry;
  registry.register("Problem", problemSchema);
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "cookie", {
    type: "apiKey",
    in: "cookie",
    name: sessionCookie,
    description: "What changes something also carries the header `x-entente-request: 1`.",
  });
  const document = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Entente",
      version: "1",
      description: "The API of one authority's node, for its people and their programs.",
      license: { name: "EUPL-1.2" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { cookie: [] }],
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      operation.operationId ??= operationIdOf(method, path);
      operation.responses ??= {};
      operation.responses["default"] ??= problemAnswer;
      Object.assign(operation, rightsOf(api, method, path));
    }
  }
  return document;
}

/** What the guards in front of an operation ask, as they answer requests for it. */
function rightsOf(api: OpenAPIHono<HttpEnv>, method: string, path: string) {
  const pattern = path.replaceAll(/\{(.+?)\}/g, ":$1");
  const handlers = api.routes
    .filter((route) => route.path === pattern && route.method === method.toUpperCase())
    .map(({ handler }) => handler);
  const roles = handlers.map((handler) => rightOf(handler)?.roles).find(Boolean);
  return {
    ...(roles ? { "x-roles": roles } : {}),
    ...(handlers.some(isStepUp) ? { "x-recent-authentication": true } : {}),
  };
}

/** `get /api/v1/cases/{id}/records` is `getCasesIdRecords`. */
function operationIdOf(method: string, path: string): string {
  const words = path.replace("/api/v1", "").match(/[A-Za-z0-9]+/g) ?? [];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
