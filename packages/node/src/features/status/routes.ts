import { createRoute } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { jsonAnswer, newRouter } from "../../http/router.ts";
import { addStatusGauges, createStatus, statusSchema } from "./status.ts";

const statusRoute = createRoute({
  method: "get",
  path: "/status",
  tags: ["operation"],
  summary: "What the node is busy with, and how its partners are",
  middleware: guard(),
  responses: { 200: jsonAnswer(statusSchema, "The status") },
});

/** The node's status. */
export const statusRoutes = (node: NodeContext) => {
  const readStatus = createStatus(node);
  addStatusGauges(node);
  return newRouter().openapi(statusRoute, async (c) => c.json(await readStatus(), 200));
};
