import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { caseWorkers } from "../../http/rights.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { givenReason } from "../records/justification.ts";
import { decidePair } from "./decide.ts";
import { listPairs } from "./list.ts";
import { modelRoutes } from "./model-routes.ts";
import { openPair } from "./open-pair.ts";
import { runRoutes } from "./run-routes.ts";
import { duplicateSchema, openedDuplicateSchema, pairStates } from "./schemas.ts";
import { undoDecision } from "./undo.ts";

const tags = ["duplicates"];
const middleware = guard(...caseWorkers);
const idParam = z.object({ id: z.uuid() });
const reason = z.string().trim().min(3).max(2000);
const state = { 200: jsonAnswer(z.object({ id: z.uuid(), state: z.enum(pairStates) }), "Done") };

const list = createRoute({
  method: "get",
  path: "/duplicates",
  tags,
  summary: "Pairs of own records that may be of the same, as far as you may see both",
  middleware,
  request: {
    query: listQuerySchema.extend({
      state: z.enum(pairStates).default("open"),
      kind: z.string().max(40).optional(),
      case: z.uuid().optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(duplicateSchema), "A page of pairs, the strongest first") },
});

const open = createRoute({
  method: "get",
  path: "/duplicates/{id}",
  tags,
  summary: "Look at a pair and what speaks for and against it, with a justification",
  middleware,
  request: {
    params: idParam,
    query: z.object({ case: z.uuid().optional() }),
    headers: z.object({
      "x-justification": z.string().max(6000).optional().openapi({
        description: "Why you look for duplicates, percent-encoded UTF-8; good for 8 hours.",
      }),
    }),
  },
  responses: { 200: jsonAnswer(openedDuplicateSchema, "The pair as it is now") },
});

const decide = createRoute({
  method: "post",
  path: "/duplicates/{id}/decision",
  tags,
  summary: "Merge both records, hold them for different, or put the pair off",
  middleware,
  request: {
    params: idParam,
    body: jsonBody(
      z.discriminatedUnion("decision", [
        z.strictObject({
          decision: z.literal("same"),
          /** The record that stays. */
          keep: z.uuid(),
          reason,
        }),
        z.strictObject({ decision: z.literal("different"), reason: reason.optional() }),
        z.strictObject({ decision: z.literal("later"), reason: reason.optional() }),
      ]),
    ),
  },
  responses: state,
});

const undo = createRoute({
  method: "delete",
  path: "/duplicates/{id}/decision",
  tags,
  summary: "Take a decision back; merged records are split",
  middleware,
  request: { params: idParam },
  responses: state,
});

/** The operations on pairs that may be duplicates, on runs, and on how records are compared. */
export const duplicateRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(list, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listPairs(node, tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(open, async (c) => {
      const text = givenReason(c.req.valid("header")["x-justification"]);
      const { id } = c.req.valid("param");
      const caseId = c.req.valid("query").case;
      return c.json(await openPair(node, c.var.user.id, id, { caseId, text }), 200);
    })
    .openapi(decide, async (c) => {
      const { id } = c.req.valid("param");
      const decision = c.req.valid("json");
      await node.store.transaction(c.var.actor, (tx) => decidePair(node, tx, id, decision));
      return c.json({ id, state: decision.decision }, 200);
    })
    .openapi(undo, async (c) => {
      const { id } = c.req.valid("param");
      await node.store.transaction(c.var.actor, (tx) => undoDecision(node, tx, id));
      return c.json({ id, state: "open" as const }, 200);
    })
    .route("/", runRoutes(node))
    .route("/", modelRoutes(node));
