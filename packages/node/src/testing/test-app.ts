import { createRoute, z } from "@hono/zod-openapi";
import { createApp, type AppParts } from "../http/app.ts";
import { guard } from "../http/guard.ts";
import type { Sessions } from "../http/http-env.ts";
import { defaultLimits } from "../http/limits.ts";
import { createMetrics } from "../http/metrics.ts";
import { listQuerySchema } from "../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../http/router.ts";
import { startHttpServer, type HttpServer } from "../http/server.ts";
import { staticPages } from "../http/static-pages.ts";
import { createLog } from "../log/log.ts";

const answer = jsonAnswer(z.object({ done: z.unknown() }), "what was done");
const greetingSchema = z.strictObject({
  name: z.string().max(20),
  ages: z.array(z.int().min(0)).optional(),
});

/** Operations of no feature, which do what tests of the HTTP side need. */
export function sampleApi(
  started: () => void = () => undefined,
  go: Promise<void> = Promise.resolve(),
) {
  return newRouter()
    .openapi(
      createRoute({
        method: "post",
        path: "/greetings/{id}",
        summary: "Greet",
        request: {
          params: z.object({ id: z.uuid() }),
          query: listQuerySchema,
          body: jsonBody(greetingSchema),
        },
        responses: { 200: answer },
      }),
      (c) => c.json({ done: c.req.valid("json").name }, 200),
    )
    .openapi(createRoute({ method: "get", path: "/fault", responses: { 200: answer } }), () => {
      throw new Error("secret words of an error");
    })
    .openapi(
      createRoute({
        method: "get",
        path: "/mine",
        middleware: guard("analyst"),
        responses: { 200: answer },
      }),
      (c) => c.json({ done: c.var.user.id }, 200),
    )
    .openapi(
      createRoute({ method: "get", path: "/slow", responses: { 200: answer } }),
      async (c) => {
        started();
        await go;
        return c.json({ done: "slowly" }, 200);
      },
    )
    .openapi(
      createRoute({ method: "post", path: "/imports", responses: { 200: answer } }),
      async (c) => {
        let size = 0;
        for await (const chunk of c.req.raw.body ?? []) size += chunk.byteLength;
        return c.json({ done: size }, 200);
      },
    );
}

const userId = "018f0000-0000-7000-8000-000000000001";

/** The sessions `analyst` and `officer`, by tokens of these names. */
const sampleSessions: Sessions = {
  read: async (token) => {
    if (token !== "analyst" && token !== "officer") return { ok: false, reason: "no-session" };
    const role = token === "analyst" ? "analyst" : "data-protection-officer";
    const user = {
      id: userId,
      name: "Ana",
      email: "a@b.example",
      roles: [role],
      language: "en",
    } as const;
    const session = {
      id: userId,
      method: "password",
      authenticatedAt: new Date(0),
      recent: token === "analyst",
      limited: null,
    } as const;
    return { ok: true, user, session, expiresAt: new Date(0) };
  },
  noteRefusal: async () => undefined,
};

/** The HTTP side of a node without features and database, at work. */
export async function startTestApp(
  parts: Partial<Omit<AppParts, "limits">> & {
    pagesDir?: string;
    limits?: Partial<AppParts["limits"]>;
  } = {},
): Promise<HttpServer & { logLines: string[] }> {
  const logLines: string[] = [];
  const app = createApp({
    api: sampleApi(),
    pages: staticPages(parts.pagesDir ?? "/nowhere"),
    readiness: async () => ({ database: true, migrations: true, pages: true, open: true }),
    metrics: createMetrics(),
    sessions: sampleSessions,
    log: createLog("debug", { write: (line) => void logLines.push(line) }),
    sessionCookie: "entente_session_test",
    publicUrl: undefined,
    trustProxy: false,
    metricsFor: "this-machine",
    ...parts,
    limits: { ...defaultLimits, ...parts.limits },
  });
  const server = await startHttpServer({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
  return { ...server, logLines };
}
