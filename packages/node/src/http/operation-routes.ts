import { isIP } from "node:net";
import type { Context } from "hono";
import { Hono } from "hono";
import type { HttpEnv } from "./http-env.ts";
import type { Metrics } from "./metrics.ts";
import { answerNotFound } from "./problem.ts";

/** What must hold before a node can be given work. */
export type Readiness = () => Promise<
  Record<"database" | "migrations" | "pages" | "open", boolean>
>;

/** Who may read the metrics on a listener. */
export type MetricsReaders = "all" | "this-machine" | "nobody";

/** Health (the process lives), readiness (it can work) and metrics, for whoever runs the node. */
export function operationRoutes(parts: {
  readiness: Readiness;
  metrics: Metrics;
  metricsFor: MetricsReaders;
}): Hono<HttpEnv> {
  const { readiness, metrics, metricsFor } = parts;
  return new Hono<HttpEnv>()
    .get("/health", (c) => c.json({ status: "up" }, 200, { "cache-control": "no-store" }))
    .get("/ready", async (c) => {
      const checks = await readiness();
      const ready = Object.values(checks).every(Boolean);
      const status = ready ? 200 : 503;
      return c.json({ ready, checks }, status, { "cache-control": "no-store" });
    })
    .get("/metrics", (c) => {
      const allowed = metricsFor === "all" || (metricsFor === "this-machine" && isLocal(c));
      return allowed ? answerMetrics(c, metrics) : answerNotFound(c);
    });
}

async function answerMetrics(c: Context, { registry }: Metrics): Promise<Response> {
  return c.body(await registry.metrics(), 200, { "content-type": registry.contentType });
}

/** Whether the caller is a program on this machine, and none that passes on what others ask. */
function isLocal(c: Context<HttpEnv>): boolean {
  if (c.req.header("x-forwarded-for") ?? c.req.header("forwarded")) return false;
  const address = c.env.incoming.socket.remoteAddress ?? "";
  const plain = address.replace(/^::ffff:/, "");
  return plain === "::1" || (isIP(plain) === 4 && plain.startsWith("127."));
}
