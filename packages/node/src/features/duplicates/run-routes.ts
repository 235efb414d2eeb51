import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { listRuns, startRun, turnRun } from "./runs.ts";
import { duplicateRunSchema } from "./schemas.ts";

const tags = ["duplicates"];
const middleware = guard("analyst", "approver", "magistrate", "administrator");
const params = z.object({ id: z.uuid() });
const run = jsonAnswer(duplicateRunSchema, "The run as it is now");

const list = createRoute({
  method: "get",
  path: "/duplicate-runs",
  tags,
  summary: "Looks through the whole register, and how far they have come",
  middleware,
  request: { query: listQuerySchema },
  responses: { 200: jsonAnswer(listOf(duplicateRunSchema), "A page of runs, the latest first") },
});

const start = createRoute({
  method: "post",
  path: "/duplicate-runs",
  tags,
  summary: "Look through the whole register for duplicates",
  middleware,
  request: { body: jsonBody(z.strictObject({ kind: z.string().max(40).optional() })) },
  responses: { 201: run },
});

const cancel = createRoute({
  method: "post",
  path: "/duplicate-runs/{id}/cancel",
  tags,
  summary: "Stop a look through the register where it is",
  middleware,
  request: { params },
  responses: { 200: run },
});

const resume = createRoute({
  method: "post",
  path: "/duplicate-runs/{id}/resume",
  tags,
  summary: "Go on with a look through the register that was stopped",
  middleware,
  request: { params },
  responses: { 200: run },
});

/** The operations on looks through the whole register. */
export const runRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(list, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listRuns(tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(start, async (c) => {
      const { kind } = c.req.valid("json");
      const begun = await node.store.transaction(c.var.actor, (tx) => startRun(node, tx, kind));
      return c.json(begun, 201);
    })
    .openapi(cancel, async (c) => {
      const { id } = c.req.valid("param");
      const stopped = await node.store.transaction(c.var.actor, (tx) =>
        turnRun(node, tx, id, "cancelled"),
      );
      return c.json(stopped, 200);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid("param");
      const goesOn = await node.store.transaction(c.var.actor, (tx) =>
        turnRun(node, tx, id, "running"),
      );
      return c.json(goesOn, 200);
    });
