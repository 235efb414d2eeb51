import { createRoute } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard, recentlyAuthenticated } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { alarmRoutes } from "./alarm-routes.ts";
import { exchangeFilterSchema, exchangesSchema } from "./exchange-schemas.ts";
import { readExchanges } from "./exchanges.ts";
import { exportLog, exportQuerySchema } from "./export/export-log.ts";
import { logFilterSchema, logRowSchema } from "./log-schemas.ts";
import { readLog } from "./log.ts";
import { look, lookInputSchema, lookSchema } from "./look.ts";
import { readMatching } from "./matching-overview.ts";
import { matchingOverviewSchema, matchingQuerySchema } from "./matching-schemas.ts";
import { readRights, rightsSchema } from "./rights.ts";
import { readSummary, summarySchema } from "./summary.ts";

const tags = ["oversight"];
const middleware = guard("data-protection-officer");

const logRoute = createRoute({
  method: "get",
  path: "/oversight/log",
  tags,
  summary: "What was done at this node, by whom and why, newest first, without content",
  middleware,
  request: { query: listQuerySchema.extend(logFilterSchema.shape) },
  responses: { 200: jsonAnswer(listOf(logRowSchema), "A page of the log") },
});

const lookRoute = createRoute({
  method: "post",
  path: "/oversight/looks",
  tags,
  summary: "Look at the record or search behind an entry of the log, with a justification",
  middleware,
  request: { body: jsonBody(lookInputSchema) },
  responses: { 201: jsonAnswer(lookSchema, "What is behind the entry, read only") },
});

const exchangesRoute = createRoute({
  method: "get",
  path: "/oversight/exchanges",
  tags,
  summary: "Requests, replies, refusals and transfers to third countries, counted",
  middleware,
  request: { query: exchangeFilterSchema },
  responses: { 200: jsonAnswer(exchangesSchema, "The counts") },
});

const matchingRoute = createRoute({
  method: "get",
  path: "/oversight/matching",
  tags,
  summary: "Budgets of evaluations, lists, silent hits and common values, by agreement",
  middleware,
  request: { query: matchingQuerySchema },
  responses: { 200: jsonAnswer(matchingOverviewSchema, "What blind matching comes to") },
});

const rightsRoute = createRoute({
  method: "get",
  path: "/oversight/rights",
  tags,
  summary: "Who has which role, and how signing in went",
  middleware,
  responses: { 200: jsonAnswer(rightsSchema, "Users and failed sign-ins") },
});

const summaryRoute = createRoute({
  method: "get",
  path: "/oversight/summary",
  tags,
  summary: "Counts of what the officer may have to look into",
  middleware,
  responses: { 200: jsonAnswer(summarySchema, "The counts") },
});

const exportRoute = createRoute({
  method: "get",
  path: "/oversight/export",
  tags,
  summary: "The log of a period for the supervisory authority, as CSV or as signed JSON lines",
  description: "`x-entries` tells how many entries will come. Stop reading to cancel.",
  middleware: [middleware, recentlyAuthenticated()],
  request: { query: exportQuerySchema },
  responses: {
    200: {
      description: "The log",
      content: {
        "text/csv": { schema: { type: "string" } },
        "application/jsonl": { schema: { type: "string" } },
      },
    },
  },
});

/** What the data-protection officer reads and decides. */
export const oversightRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(logRoute, async (c) => {
      const query = c.req.valid("query");
      return c.json(await node.store.transaction(c.var.actor, (tx) => readLog(tx, query)), 200);
    })
    .openapi(lookRoute, async (c) => {
      const input = c.req.valid("json");
      const seen = await node.store.transaction(c.var.actor, (tx) => look(node, tx, input));
      return c.json(seen, 201);
    })
    .openapi(exchangesRoute, async (c) => {
      const filter = c.req.valid("query");
      const counts = await node.store.transaction(c.var.actor, (tx) => readExchanges(tx, filter));
      return c.json(counts, 200);
    })
    .openapi(matchingRoute, async (c) => {
      const { days } = c.req.valid("query");
      const overview = await node.store.transaction(c.var.actor, (tx) =>
        readMatching(node, tx, days),
      );
      return c.json(overview, 200);
    })
    .openapi(rightsRoute, async (c) => {
      const rights = await node.store.transaction(c.var.actor, (tx) => readRights(node, tx));
      return c.json(rights, 200);
    })
    .openapi(summaryRoute, async (c) => {
      const counts = await node.store.transaction(c.var.actor, (tx) => readSummary(node, tx));
      return c.json(counts, 200);
    })
    .openapi(exportRoute, async (c) => {
      const query = c.req.valid("query");
      const { entries, name, pieces } = await exportLog(node, c.var.user.id, query);
      c.header("content-type", query.format === "csv" ? "text/csv" : "application/jsonl");
      c.header("content-disposition", `attachment; filename="${name}"`);
      c.header("x-entries", String(entries));
      return c.body(streamOf(pieces));
    })
    .route("/", alarmRoutes(node));

/** Written as fast as it is read; whoever stops reading ends it. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
