import { createRoute, z } from "@hono/zod-openapi";
import { maxValueLength, recordInputSchema, statementInputSchema, type Role } from "@entente/model";
import { recallReasons } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { watchedSearch } from "../oversight/watch-searches.ts";
import { compareRecords } from "./compare.ts";
import { comparisonSchema } from "./compare-schemas.ts";
import { recordHistory } from "./history.ts";
import { mergeRecords, splitRecords } from "./merge.ts";
import { givenReason, justify } from "./justification.ts";
import { changeOpened, openRecord } from "./open.ts";
import { isVisible, readRecord } from "./read.ts";
import { addStatements, changeRecord, createRecord, withdrawStatement } from "./records.ts";
import { relatedRecords } from "./related.ts";
import {
  historyEntrySchema,
  recordRowSchema,
  recordSchema,
  recordSorts,
  relatedSchema,
} from "./schemas.ts";
import { searchRecords } from "./search.ts";

/** Roles whose work is with records. The data-protection officer sees the log, not the content. */
const recordRoles: readonly Role[] = [
  "analyst",
  "approver",
  "magistrate",
  "targeter",
  "port-security-officer",
];

const tags = ["records"];
const middleware = guard(...recordRoles);
const idParam = z.object({ id: z.uuid() });
const reasonSchema = z.string().trim().min(3).max(2000);
/** PostgreSQL knows no year 0. */
const reviewDateSchema = z.iso.date().refine((day) => day >= "0001", { message: "no such year" });
const record = { 200: jsonAnswer(recordSchema, "The record as it is now") };

const search = createRoute({
  method: "get",
  path: "/records",
  tags,
  summary: "Search the records you may see, by words or identifiers",
  middleware,
  request: {
    query: listQuerySchema.extend({
      q: z.string().max(maxValueLength).optional(),
      kind: z.string().max(40).optional(),
      originator: z.string().max(80).optional(),
      case: z.uuid().optional(),
      sort: z.enum(recordSorts).optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(recordRowSchema), "A page of records") },
});

const create = createRoute({
  method: "post",
  path: "/records",
  tags,
  summary: "Record something new",
  middleware,
  request: {
    body: jsonBody(
      recordInputSchema.extend({
        reviewAt: reviewDateSchema.optional(),
        caseId: z.uuid().optional(),
        /** Why it is collected, when it belongs to no case. */
        justification: reasonSchema.optional(),
      }),
    ),
  },
  responses: { 201: jsonAnswer(recordSchema, "The new record") },
});

const read = createRoute({
  method: "get",
  path: "/records/{id}",
  tags,
  summary: "Open a record, from a case or with a justification",
  middleware,
  request: {
    params: idParam,
    query: z.object({ case: z.uuid().optional() }),
    headers: z.object({
      "x-justification": z.string().max(6000).optional().openapi({
        description: "Why you need to see it, percent-encoded UTF-8.",
      }),
    }),
  },
  responses: record,
});

const change = createRoute({
  method: "patch",
  path: "/records/{id}",
  tags,
  summary: "Silence a record, or set its review date",
  middleware,
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({ silent: z.boolean().optional(), reviewAt: reviewDateSchema.optional() })
        .refine((body) => Object.keys(body).length > 0, { message: "nothing to change" }),
    ),
  },
  responses: record,
});

const add = createRoute({
  method: "post",
  path: "/records/{id}/statements",
  tags,
  summary: "Add statements; one with `supersedes` ends the older one",
  middleware,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ statements: z.array(statementInputSchema).min(1).max(200) })),
  },
  responses: record,
});

const withdraw = createRoute({
  method: "post",
  path: "/records/{id}/statements/{statementId}/withdrawal",
  tags,
  summary: "Take a statement back; it stays in the history, and its recipients are told",
  middleware,
  request: {
    params: idParam.extend({ statementId: z.uuid() }),
    body: jsonBody(
      z.strictObject({
        reason: reasonSchema,
        /** What its recipients are told. */
        why: z.enum(recallReasons).optional(),
        /** Whether its recipients erase it. */
        erase: z.boolean().optional(),
      }),
    ),
  },
  responses: record,
});

const history = createRoute({
  method: "get",
  path: "/records/{id}/history",
  tags,
  summary: "Who did what with a record",
  middleware,
  request: { params: idParam, query: listQuerySchema },
  responses: { 200: jsonAnswer(listOf(historyEntrySchema), "Acts, newest first") },
});

const related = createRoute({
  method: "get",
  path: "/records/{id}/related",
  tags,
  summary: "Records tied to a record",
  middleware,
  request: { params: idParam },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(relatedSchema) }), "At most 200 tied records"),
  },
});

const otherBody = jsonBody(z.strictObject({ otherId: z.uuid(), reason: reasonSchema }));

const merge = createRoute({
  method: "post",
  path: "/records/{id}/merge",
  tags,
  summary: "Merge another record of this node into this one",
  middleware,
  request: { params: idParam, body: otherBody },
  responses: record,
});

const split = createRoute({
  method: "post",
  path: "/records/{id}/split",
  tags,
  summary: "Split a merged record off again",
  middleware,
  request: { params: idParam, body: otherBody },
  responses: record,
});

const compare = createRoute({
  method: "get",
  path: "/comparisons",
  tags,
  summary: "Two records side by side",
  middleware,
  request: {
    query: z.object({ left: z.uuid(), right: z.uuid(), case: z.uuid().optional() }),
  },
  responses: { 200: jsonAnswer(comparisonSchema, "Both records, property by property") },
});

/** The operations on records. */
export const recordRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(search, async (c) => {
      const { case: caseId, ...query } = c.req.valid("query");
      const words = Boolean(query.q?.trim()) && query.cursor === undefined;
      const page = await watchedSearch(node, c.var.user.id, { words, caseId }, () =>
        node.store.transaction(c.var.actor, (tx) => searchRecords(node, tx, { ...query, caseId })),
      );
      return c.json(page, 200);
    })
    .openapi(create, async (c) => {
      const { caseId, justification, ...input } = c.req.valid("json");
      const created = await node.store.transaction(c.var.actor, async (tx) => {
        const id = await createRecord(node, tx, input, { caseId, justification });
        if (justification) await justify(node, tx, id, { text: justification });
        return readRecord(node, tx, id);
      });
      return c.json(created, 201);
    })
    .openapi(read, async (c) => {
      const text = givenReason(c.req.valid("header")["x-justification"]);
      const { id } = c.req.valid("param");
      const caseId = c.req.valid("query").case;
      return c.json(await openRecord(node, c.var.user.id, id, { caseId, text }), 200);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const changed = await changeOpened(node, c.var.user.id, id, (tx, reason) =>
        changeRecord(node, tx, id, c.req.valid("json"), reason),
      );
      return c.json(changed, 200);
    })
    .openapi(add, async (c) => {
      const { id } = c.req.valid("param");
      const changed = await changeOpened(node, c.var.user.id, id, (tx, reason) =>
        addStatements(node, tx, id, c.req.valid("json").statements, reason),
      );
      return c.json(changed, 200);
    })
    .openapi(withdraw, async (c) => {
      const { id, statementId } = c.req.valid("param");
      const changed = await node.store.transaction(c.var.actor, async (tx) => {
        await withdrawStatement(node, tx, id, statementId, c.req.valid("json"));
        return readRecord(node, tx, id);
      });
      return c.json(changed, 200);
    })
    .openapi(history, async (c) => {
      const { id } = c.req.valid("param");
      const page = await node.store.transaction(c.var.actor, (tx) =>
        recordHistory(tx, id, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(related, async (c) => {
      const { id } = c.req.valid("param");
      const items = await node.store.transaction(c.var.actor, (tx) => relatedRecords(node, tx, id));
      return c.json({ items }, 200);
    })
    .openapi(merge, async (c) => {
      const { id } = c.req.valid("param");
      const { otherId, reason } = c.req.valid("json");
      const merged = await node.store.transaction(c.var.actor, async (tx) => {
        await mergeRecords(node, tx, id, otherId, reason);
        return readRecord(node, tx, id);
      });
      return c.json(merged, 200);
    })
    .openapi(split, async (c) => {
      const { id } = c.req.valid("param");
      const { otherId, reason } = c.req.valid("json");
      const rest = await node.store.transaction(c.var.actor, async (tx) => {
        await splitRecords(node, tx, id, otherId, reason);
        // Whoever saw the target for the sake of the other alone is left with the other.
        return readRecord(node, tx, (await isVisible(tx, id)) ? id : otherId);
      });
      return c.json(rest, 200);
    })
    .openapi(compare, async (c) => {
      const { left, right, case: caseId } = c.req.valid("query");
      return c.json(await compareRecords(node, c.var.user.id, left, right, caseId), 200);
    });
