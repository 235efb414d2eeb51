import type { OpenAPIHono } from "@hono/zod-openapi";
import type { HttpEnv } from "./http-env.ts";
import { refuseUnkeepableText } from "./keepable-text.ts";
import { limitBodies, limitTime, type Limits } from "./limits.ts";
import { openApiDocument } from "./openapi-document.ts";
import { operationRoutes, type MetricsReaders, type Readiness } from "./operation-routes.ts";
import { answerError, answerNotFound } from "./problem.ts";
import { requestContext, type RequestParts } from "./request-context.ts";
import { limitRate } from "./rate.ts";
import { newRouter } from "./router.ts";
import { refuseForgedRequests, securityHeaders } from "./security.ts";
import type { StaticPages } from "./static-pages.ts";

/** What the HTTP side of a node is made of. */
export type AppParts = RequestParts & {
  /** The operations of all features. */
  api: OpenAPIHono<HttpEnv>;
  pages: StaticPages;
  readiness: Readiness;
  limits: Limits;
  publicUrl: string | undefined;
  metricsFor: MetricsReaders;
};

/** Everything a node answers over HTTP: its API under /api/v1, its pages, health and metrics. */
export function createApp(parts: AppParts): OpenAPIHono<HttpEnv> {
  const app = newRouter();
  app.onError(answerError);
  app.notFound(answerNotFound);
  app.use("*", requestContext(parts));
  app.use("*", securityHeaders(parts.publicUrl?.startsWith("https:") ?? false));
  app.use("/api/*", async (c, next) => {
    c.header("cache-control", "no-store");
    await next();
  });
  const { addressRate: address, userRate: user } = parts.limits;
  app.use("/api/*", limitRate({ address, user }));
  app.use("/api/*", limitTime(parts.limits));
  app.use("/api/*", refuseForgedRequests(parts.publicUrl));
  app.use("/api/*", limitBodies(parts.limits));
  app.use("/api/*", refuseUnkeepableText());
  app.route("/api/v1", parts.api);
  app.route("/", operationRoutes(parts));
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get("/api/openapi.json", (c) =>
    c.json((document ??= openApiDocument(app, parts.sessionCookie))),
  );
  app.all("/api/*", answerNotFound);
  app.get("*", parts.pages.serve);
  return app;
}
