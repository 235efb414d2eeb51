import { createRoute, z } from "@hono/zod-openapi";
import { handlingSchema } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { closeRecall } from "./close.ts";
import { closeCopy, listCopies } from "./copies.ts";
import { previewRecall } from "./preview.ts";
import { listRecalls, readRecall } from "./read.ts";
import {
  copySchema,
  disclosuresSchema,
  recallDetailsSchema,
  recallPreviewSchema,
  recallSchema,
  recallStates,
} from "./schemas.ts";
import { whoHas } from "./who-has.ts";

const tags = ["recalls"];
const reading = guard("analyst", "approver", "magistrate", "targeter", "port-security-officer");
const closing = guard("analyst", "approver", "magistrate");
const idParam = z.object({ id: z.uuid() });
const reasonBody = jsonBody(z.strictObject({ reason: z.string().trim().min(3).max(2000) }));

const disclosures = createRoute({
  method: "get",
  path: "/records/{id}/disclosures",
  tags,
  summary: "Who has what of a record now, or where it came from",
  middleware: reading,
  request: { params: idParam },
  responses: { 200: jsonAnswer(disclosuresSchema, "By statement, without values") },
});

const preview = createRoute({
  method: "post",
  path: "/records/{id}/statements/{statementId}/recall-preview",
  tags,
  summary: "Who would be told what if a statement were withdrawn or replaced",
  middleware: reading,
  request: {
    params: idParam.extend({ statementId: z.uuid() }),
    body: jsonBody(z.strictObject({ replacement: handlingSchema.optional() })),
  },
  responses: { 200: jsonAnswer(recallPreviewSchema, "Recipients, and copies to bring in") },
});

const list = createRoute({
  method: "get",
  path: "/recalls",
  tags,
  summary: "Recalls and corrections, told to partners or by them",
  middleware: reading,
  request: {
    query: listQuerySchema.extend({
      direction: z.enum(["in", "out"]).optional(),
      state: z.enum([...recallStates, "open"]).optional(),
      partner: z.string().max(80).optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(recallSchema), "A page of recalls, the latest first") },
});

const read = createRoute({
  method: "get",
  path: "/recalls/{id}",
  tags,
  summary: "A recall with what became of each statement",
  middleware: reading,
  request: { params: idParam },
  responses: { 200: jsonAnswer(recallDetailsSchema, "The recall") },
});

const close = createRoute({
  method: "post",
  path: "/recalls/{id}/closure",
  tags,
  summary: "Close a recall that its recipient has not acknowledged",
  middleware: closing,
  request: { params: idParam, body: reasonBody },
  responses: { 200: jsonAnswer(recallDetailsSchema, "The recall as it is now") },
});

const copies = createRoute({
  method: "get",
  path: "/outstanding-copies",
  tags,
  summary: "Exported copies of what no longer holds",
  middleware: reading,
  request: { query: listQuerySchema.extend({ open: z.stringbool().optional() }) },
  responses: { 200: jsonAnswer(listOf(copySchema), "A page of copies, the latest first") },
});

const bringIn = createRoute({
  method: "post",
  path: "/outstanding-copies/{id}/closure",
  tags,
  summary: "Say what became of an exported copy",
  middleware: reading,
  request: { params: idParam, body: reasonBody },
  responses: { 200: jsonAnswer(copySchema, "The copy as it is now") },
});

/** The operations on disclosures and recalls. */
export const recallRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(disclosures, async (c) => {
      const found = await node.store.transaction(c.var.actor, (tx) =>
        whoHas(tx, c.req.valid("param").id),
      );
      return c.json(found, 200);
    })
    .openapi(preview, async (c) => {
      const { id, statementId } = c.req.valid("param");
      const { replacement } = c.req.valid("json");
      const shown = await node.store.transaction(c.var.actor, (tx) =>
        previewRecall(node, tx, id, statementId, replacement),
      );
      return c.json(shown, 200);
    })
    .openapi(list, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listRecalls(tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(read, async (c) => {
      const found = await node.store.transaction(c.var.actor, (tx) =>
        readRecall(tx, c.req.valid("param").id),
      );
      return c.json(found, 200);
    })
    .openapi(close, async (c) => {
      const { id } = c.req.valid("param");
      const closed = await node.store.transaction(c.var.actor, async (tx) => {
        await closeRecall(node, tx, id, c.req.valid("json").reason, c.var.user.name);
        return readRecall(tx, id);
      });
      return c.json(closed, 200);
    })
    .openapi(copies, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listCopies(tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(bringIn, async (c) => {
      const { id } = c.req.valid("param");
      const closed = await node.store.transaction(c.var.actor, (tx) =>
        closeCopy(node, tx, id, c.req.valid("json").reason, c.var.user.name),
      );
      return c.json(closed, 200);
    });
