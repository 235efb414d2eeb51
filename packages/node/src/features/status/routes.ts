import { createRoute } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, newRouter } from "../../http/router.ts";
import { ledgerFilterSchema, ledgerRowSchema, readLedger } from "./ledger-page.ts";
import { addStatusGauges, createStatus, statusSchema } from "./status.ts";

const statusRoute = createRoute({
  method: "get",
  path: "/status",
  tags: ["operation"],
  summary: "What the node is busy with, and how its partners are",
  middleware: guard(),
  responses: { 200: jsonAnswer(statusSchema, "The status") },
});

const ledgerRoute = createRoute({
  method: "get",
  path: "/ledger",
  tags: ["oversight"],
  summary: "What was done at this node, by whom and why, newest first",
  middleware: guard("data-protection-officer"),
  request: { query: listQuerySchema.extend(ledgerFilterSchema.shape) },
  responses: { 200: jsonAnswer(listOf(ledgerRowSchema), "A page of the ledger") },
});

/** The node's status, and the ledger in its first form. */
export const statusRoutes = (node: NodeContext) => {
  const readStatus = createStatus(node);
  addStatusGauges(node);
  return newRouter()
    .openapi(statusRoute, async (c) => c.json(await readStatus(), 200))
    .openapi(ledgerRoute, async (c) => {
      const query = c.req.valid("query");
      return c.json(await node.store.transaction(c.var.actor, (tx) => readLedger(tx, query)), 200);
    });
};
