import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard, recentlyAuthenticated } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { listErased, listReviews } from "./read.ts";
import { eraseNow, extendReview } from "./review.ts";
import { erasedRowSchema, reviewRowSchema } from "./schemas.ts";

const tags = ["retention"];
const reading = guard("analyst", "approver", "magistrate", "targeter", "port-security-officer");
const deciding = guard("analyst", "approver", "magistrate");
const erasing = [guard("approver", "magistrate"), recentlyAuthenticated()];
const idParam = z.object({ id: z.uuid() });
const reason = z.string().trim().min(3).max(2000);
const done = { 200: jsonAnswer(z.object({ done: z.literal(true) }), "Done") };

const reviews = createRoute({
  method: "get",
  path: "/retention/reviews",
  tags,
  summary: "Records whose review is due, or comes soon",
  middleware: reading,
  request: { query: listQuerySchema.extend({ state: z.enum(["due", "coming"]) }) },
  responses: { 200: jsonAnswer(listOf(reviewRowSchema), "A page, the longest due first") },
});

const erased = createRoute({
  method: "get",
  path: "/retention/erased",
  tags,
  summary: "Records that were erased: that they were, and nothing of what they said",
  middleware: reading,
  request: { query: listQuerySchema },
  responses: { 200: jsonAnswer(listOf(erasedRowSchema), "A page, the latest first") },
});

const extend = createRoute({
  method: "post",
  path: "/records/{id}/review",
  tags,
  summary: "Keep a record until its next review, with the reason",
  middleware: deciding,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ reviewAt: z.iso.date(), reason })),
  },
  responses: done,
});

const erase = createRoute({
  method: "post",
  path: "/records/{id}/erasure",
  tags,
  summary: "Erase a record; everybody who has something of it is told",
  middleware: erasing,
  request: { params: idParam, body: jsonBody(z.strictObject({ reason })) },
  responses: done,
});

/** The operations on how long records are kept. */
export const retentionRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(reviews, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listReviews(node, tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(erased, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listErased(tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(extend, async (c) => {
      await node.store.transaction(c.var.actor, (tx) =>
        extendReview(node, tx, c.req.valid("param").id, c.req.valid("json")),
      );
      return c.json({ done: true as const }, 200);
    })
    .openapi(erase, async (c) => {
      await node.store.transaction(c.var.actor, (tx) =>
        eraseNow(node, tx, c.req.valid("param").id, c.req.valid("json").reason),
      );
      return c.json({ done: true as const }, 200);
    });
