import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard, recentlyAuthenticated } from "../../http/guard.ts";
import { Problem } from "../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { refuseRequest } from "./answer.ts";
import {
  answerPreviewSchema,
  holdingsSchema,
  replyInputSchema,
  returnInputSchema,
} from "./answer-schemas.ts";
import { announceDelay } from "./delay.ts";
import { draftAnswer, previewOf } from "./draft.ts";
import { holdingsFor } from "./holdings.ts";
import { approveAnswer, readPrepared, returnAnswer } from "./prepared.ts";
import { replyToRequest } from "./reply.ts";
import { delayInputSchema, refusalInputSchema, requestSchema } from "./schemas.ts";

const tags = ["requests"];
const deciding = guard("analyst", "approver", "magistrate");
const approving = [guard("approver", "magistrate"), recentlyAuthenticated()];
const idParam = z.object({ id: z.uuid() });
const theRequest = { 200: jsonAnswer(requestSchema, "The request as it is now") };

const holdings = createRoute({
  method: "get",
  path: "/requests/{id}/holdings",
  tags,
  summary: "What is held on the record asked about, and which of it may leave",
  middleware: deciding,
  request: { params: idParam },
  responses: { 200: jsonAnswer(holdingsSchema, "Statements with the gate's decision on each") },
});

const preview = createRoute({
  method: "post",
  path: "/requests/{id}/reply/preview",
  tags,
  summary: "What would leave with an answer, to whom, and whether it may",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(replyInputSchema) },
  responses: { 200: jsonAnswer(answerPreviewSchema, "What would leave") },
});

const reply = createRoute({
  method: "post",
  path: "/requests/{id}/reply",
  tags,
  summary: "Disclose statements in answer to a request, or prepare that for a second person",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(replyInputSchema) },
  responses: theRequest,
});

const refusal = createRoute({
  method: "post",
  path: "/requests/{id}/refusal",
  tags,
  summary: "Refuse a request, with the reason",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(refusalInputSchema) },
  responses: theRequest,
});

const delay = createRoute({
  method: "post",
  path: "/requests/{id}/delays",
  tags,
  summary: "Announce that a judicial authorisation delays the answer, how long and why",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(delayInputSchema) },
  responses: theRequest,
});

const prepared = createRoute({
  method: "get",
  path: "/requests/{id}/prepared",
  tags,
  summary: "The answer that waits for a second person: exactly what would leave",
  middleware: deciding,
  request: { params: idParam },
  responses: { 200: jsonAnswer(answerPreviewSchema, "What would leave") },
});

const approval = createRoute({
  method: "post",
  path: "/requests/{id}/approval",
  tags,
  summary: "Approve an answer that somebody else prepared, and send it",
  middleware: approving,
  request: { params: idParam },
  responses: theRequest,
});

const giveBack = createRoute({
  method: "post",
  path: "/requests/{id}/return",
  tags,
  summary: "Give a prepared answer back, with the reason",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(returnInputSchema) },
  responses: theRequest,
});

/** Answering requests. */
export const answerRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(holdings, async (c) => {
      const { id } = c.req.valid("param");
      const held = await node.store.transaction(c.var.actor, (tx) => holdingsFor(node, tx, id));
      return c.json(held, 200);
    })
    .openapi(preview, async (c) => {
      const { id } = c.req.valid("param");
      const draft = await node.store.transaction(c.var.actor, (tx) =>
        draftAnswer(node, tx, id, c.req.valid("json"), true),
      );
      return c.json(previewOf(draft), 200);
    })
    .openapi(reply, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const answered = await node.store.transaction(actor, (tx) =>
        replyToRequest(node, tx, id, c.req.valid("json"), user),
      );
      return c.json(answered, 200);
    })
    .openapi(refusal, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const answered = await node.store.transaction(actor, (tx) =>
        refuseRequest(node, tx, id, c.req.valid("json"), user.name),
      );
      return c.json(answered, 200);
    })
    .openapi(delay, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const announced = await node.store.transaction(actor, (tx) =>
        announceDelay(node, tx, id, c.req.valid("json"), user.name),
      );
      return c.json(announced, 200);
    })
    .openapi(prepared, async (c) => {
      const { id } = c.req.valid("param");
      const shown = await node.store.transaction(c.var.actor, (tx) => readPrepared(node, tx, id));
      return c.json(shown, 200);
    })
    .openapi(approval, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const outcome = await node.store.transaction(actor, (tx) =>
        approveAnswer(node, tx, id, user),
      );
      if (!outcome.ok)
        throw new Problem(
          409,
          outcome.reason,
          "A statement has changed since the answer was prepared. Nothing has left; the answer has to be prepared anew.",
        );
      return c.json(outcome.request, 200);
    })
    .openapi(giveBack, async (c) => {
      const { id } = c.req.valid("param");
      const { user, actor } = c.var;
      const returned = await node.store.transaction(actor, (tx) =>
        returnAnswer(node, tx, id, user, c.req.valid("json").reason),
      );
      return c.json(returned, 200);
    });
