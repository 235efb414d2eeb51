import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { confirmHit, dismissHit } from "./decide.ts";
import { listHits, readHit } from "./read.ts";
import { hitSchema, hitSorts, hitStates } from "./schemas.ts";

const tags = ["hits"];
const middleware = guard("analyst", "approver", "magistrate", "targeter", "port-security-officer");
const idParam = z.object({ id: z.uuid() });
const theHit = { 200: jsonAnswer(hitSchema, "The hit as it is now") };

const list = createRoute({
  method: "get",
  path: "/hits",
  tags,
  summary: "Hits on records you may see",
  middleware,
  request: {
    query: listQuerySchema.extend({
      state: z.enum([...hitStates, "open"]).optional(),
      partner: z.string().max(80).optional(),
      record: z.uuid().optional(),
      case: z.uuid().optional(),
      sort: z.enum(hitSorts).optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(hitSchema), "A page of hits") },
});

const read = createRoute({
  method: "get",
  path: "/hits/{id}",
  tags,
  summary: "One hit",
  middleware,
  request: { params: idParam },
  responses: theHit,
});

const confirm = createRoute({
  method: "post",
  path: "/hits/{id}/confirmation",
  tags,
  summary: "Hold a hit for true; the partner is told",
  middleware,
  request: { params: idParam },
  responses: theHit,
});

const dismiss = createRoute({
  method: "post",
  path: "/hits/{id}/dismissal",
  tags,
  summary: "Hold a hit for a coincidence",
  middleware,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ reason: z.string().trim().min(3).max(2000) })),
  },
  responses: theHit,
});

/** The operations on hits. */
export const hitRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(list, async (c) => {
      const { record, case: caseId, ...query } = c.req.valid("query");
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listHits(tx, { ...query, recordId: record, caseId }),
      );
      return c.json(page, 200);
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await node.store.transaction(c.var.actor, (tx) => readHit(tx, id)), 200);
    })
    .openapi(confirm, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const hit = await node.store.transaction(actor, (tx) => confirmHit(node, tx, id, user));
      return c.json(hit, 200);
    })
    .openapi(dismiss, async (c) => {
      const { id } = c.req.valid("param");
      const { reason } = c.req.valid("json");
      const hit = await node.store.transaction(c.var.actor, (tx) =>
        dismissHit(node, tx, id, reason),
      );
      return c.json(hit, 200);
    });
