import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard, recentlyAuthenticated } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { askConsent } from "./ask.ts";
import { decideConsent, withdrawConsent } from "./decide.ts";
import { listConsents, readConsent } from "./read.ts";
import {
  consentDecisionSchema,
  consentDetailsSchema,
  consentInputSchema,
  consentSchema,
  consentStates,
} from "./schemas.ts";

const tags = ["consents"];
const asking = guard("analyst", "approver", "magistrate");
const deciding = [guard("approver", "magistrate"), recentlyAuthenticated()];
const idParam = z.object({ id: z.uuid() });
const theConsent = { 200: jsonAnswer(consentDetailsSchema, "The consent as it is now") };

const list = createRoute({
  method: "get",
  path: "/consents",
  tags,
  summary: "Consents that were asked for, here or of this node",
  middleware: asking,
  request: {
    query: listQuerySchema.extend({
      direction: z.enum(["in", "out"]).optional(),
      state: z.enum(consentStates).optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(consentSchema), "A page of consents, the latest first") },
});

const read = createRoute({
  method: "get",
  path: "/consents/{id}",
  tags,
  summary: "A consent with exactly the statements that it is about",
  middleware: asking,
  request: { params: idParam },
  responses: theConsent,
});

const ask = createRoute({
  method: "post",
  path: "/consents",
  tags,
  summary: "Ask the originator of statements whether they may go on, or be used in proceedings",
  middleware: asking,
  request: { body: jsonBody(consentInputSchema) },
  responses: { 201: jsonAnswer(consentDetailsSchema, "The consent that was asked for") },
});

const decide = createRoute({
  method: "post",
  path: "/consents/{id}/decision",
  tags,
  summary: "Grant or refuse a consent that a partner asks for",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(consentDecisionSchema) },
  responses: theConsent,
});

const withdraw = createRoute({
  method: "post",
  path: "/consents/{id}/withdrawal",
  tags,
  summary: "Take back a consent: the partner recalls what it passed on with it",
  middleware: deciding,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ reason: z.string().trim().min(3).max(2000) })),
  },
  responses: theConsent,
});

/** The operations on consents. */
export const consentRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(list, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listConsents(node, tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(read, async (c) => {
      const found = await node.store.transaction(c.var.actor, (tx) =>
        readConsent(node, tx, c.req.valid("param").id),
      );
      return c.json(found, 200);
    })
    .openapi(ask, async (c) => {
      const { user, actor } = c.var;
      const asked = await node.store.transaction(actor, async (tx) =>
        readConsent(node, tx, await askConsent(node, tx, c.req.valid("json"), user.name)),
      );
      return c.json(asked, 201);
    })
    .openapi(decide, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const decided = await node.store.transaction(actor, async (tx) => {
        await decideConsent(node, tx, id, c.req.valid("json"), user.name);
        return readConsent(node, tx, id);
      });
      return c.json(decided, 200);
    })
    .openapi(withdraw, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const withdrawn = await node.store.transaction(actor, async (tx) => {
        await withdrawConsent(node, tx, id, c.req.valid("json").reason, user.name);
        return readConsent(node, tx, id);
      });
      return c.json(withdrawn, 200);
    });
