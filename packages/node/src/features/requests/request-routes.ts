import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { askPartner, previewRequest } from "./ask.ts";
import { listRequests, readRequest } from "./read.ts";
import {
  requestInputSchema,
  requestPreviewSchema,
  requestSchema,
  requestSorts,
  requestStates,
} from "./schemas.ts";

const tags = ["requests"];
const reading = guard("analyst", "approver", "magistrate", "targeter", "port-security-officer");
const deciding = guard("analyst", "approver", "magistrate");
const idParam = z.object({ id: z.uuid() });

const list = createRoute({
  method: "get",
  path: "/requests",
  tags,
  summary: "Requests to and from partners, with their clocks",
  middleware: reading,
  request: {
    query: listQuerySchema.extend({
      direction: z.enum(["in", "out"]).optional(),
      state: z.enum([...requestStates, "open", "overdue"]).optional(),
      partner: z.string().max(80).optional(),
      hit: z.uuid().optional(),
      sort: z.enum(requestSorts).optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(requestSchema), "A page of requests") },
});

const read = createRoute({
  method: "get",
  path: "/requests/{id}",
  tags,
  summary: "One request",
  middleware: reading,
  request: { params: idParam },
  responses: { 200: jsonAnswer(requestSchema, "The request as it is now") },
});

const preview = createRoute({
  method: "post",
  path: "/hits/{id}/requests/preview",
  tags,
  summary: "What would leave with a request, to whom, and whether it may",
  middleware: reading,
  request: {
    params: idParam,
    body: jsonBody(requestInputSchema.pick({ purpose: true, urgency: true })),
  },
  responses: { 200: jsonAnswer(requestPreviewSchema, "Recipient, basis, decision and clock") },
});

const ask = createRoute({
  method: "post",
  path: "/hits/{id}/requests",
  tags,
  summary: "Ask the partner for what it holds on a confirmed hit",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(requestInputSchema) },
  responses: { 201: jsonAnswer(requestSchema, "The request on its way") },
});

/** Reading requests and making them. */
export const requestRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(list, async (c) => {
      const { hit, ...query } = c.req.valid("query");
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listRequests(node, tx, { ...query, hitId: hit }),
      );
      return c.json(page, 200);
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(
        await node.store.transaction(c.var.actor, (tx) => readRequest(node, tx, id)),
        200,
      );
    })
    .openapi(preview, async (c) => {
      const { id } = c.req.valid("param");
      const shown = await node.store.transaction(c.var.actor, (tx) =>
        previewRequest(node, tx, id, c.req.valid("json")),
      );
      return c.json(shown, 200);
    })
    .openapi(ask, async (c) => {
      const { id } = c.req.valid("param");
      const asked = await node.store.transaction(c.var.actor, async (tx) =>
        readRequest(node, tx, await askPartner(node, tx, id, c.req.valid("json"))),
      );
      return c.json(asked, 201);
    });
