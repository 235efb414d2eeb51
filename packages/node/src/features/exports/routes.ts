import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { exportCopy, previewExport } from "./exports.ts";
import { listExports } from "./list.ts";
import {
  exportInputSchema,
  exportPreviewSchema,
  exportRowSchema,
  exportSchema,
} from "./schemas.ts";

const tags = ["exports"];
const middleware = guard("analyst", "approver", "magistrate");
const body = jsonBody(exportInputSchema);

const preview = createRoute({
  method: "post",
  path: "/exports/preview",
  tags,
  summary: "What a copy would hold, and what stays out of it",
  middleware,
  request: { body },
  responses: { 200: jsonAnswer(exportPreviewSchema, "Counts, codes and reasons") },
});

const make = createRoute({
  method: "post",
  path: "/exports",
  tags,
  summary: "Copy a record or a case to paper or a file, with purpose and recipient",
  middleware,
  request: { body },
  responses: { 201: jsonAnswer(exportSchema, "The copy") },
});

const list = createRoute({
  method: "get",
  path: "/exports",
  tags,
  summary: "Copies that were made",
  middleware,
  request: { query: listQuerySchema.extend({ object: z.uuid().optional() }) },
  responses: { 200: jsonAnswer(listOf(exportRowSchema), "A page of copies, the latest first") },
});

/** The operations on exports. */
export const exportRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(preview, async (c) => {
      const shown = await node.store.transaction(c.var.actor, (tx) =>
        previewExport(node, tx, c.req.valid("json")),
      );
      return c.json(shown, 200);
    })
    .openapi(make, async (c) => {
      const { user, actor } = c.var;
      const made = await node.store.transaction(actor, (tx) =>
        exportCopy(node, tx, c.req.valid("json"), user),
      );
      return c.json(made, 201);
    })
    .openapi(list, async (c) => {
      const { object, ...page } = c.req.valid("query");
      const rows = await node.store.transaction(c.var.actor, (tx) =>
        listExports(tx, { ...page, objectId: object }),
      );
      return c.json(rows, 200);
    });
