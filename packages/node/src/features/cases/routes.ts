import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { caseWorkers } from "../../http/rights.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import {
  changeCase,
  fileRecords,
  listCases,
  openCase,
  readCase,
  setMember,
  unfileRecord,
} from "./cases.ts";
import {
  caseChangeSchema,
  caseInputSchema,
  caseRowSchema,
  caseSchema,
  caseSorts,
  caseStatuses,
} from "./schemas.ts";

const tags = ["cases"];
const middleware = guard(...caseWorkers);
const idParam = z.object({ id: z.uuid() });
const theCase = { 200: jsonAnswer(caseSchema, "The case as it is now") };

const list = createRoute({
  method: "get",
  path: "/cases",
  tags,
  summary: "The cases you are a member of",
  middleware,
  request: {
    query: listQuerySchema.extend({
      q: z.string().max(200).optional(),
      status: z.enum(caseStatuses).optional(),
      sort: z.enum(caseSorts).optional(),
    }),
  },
  responses: { 200: jsonAnswer(listOf(caseRowSchema), "A page of cases") },
});

const open = createRoute({
  method: "post",
  path: "/cases",
  tags,
  summary: "Open a case; you lead it",
  middleware,
  request: { body: jsonBody(caseInputSchema) },
  responses: { 201: jsonAnswer(caseSchema, "The new case") },
});

const read = createRoute({
  method: "get",
  path: "/cases/{id}",
  tags,
  summary: "A case with its members",
  middleware,
  request: { params: idParam },
  responses: theCase,
});

const change = createRoute({
  method: "patch",
  path: "/cases/{id}",
  tags,
  summary: "Change title, purpose or status of a case",
  middleware,
  request: { params: idParam, body: jsonBody(caseChangeSchema) },
  responses: theCase,
});

const memberParam = idParam.extend({ userId: z.uuid() });

const putMember = createRoute({
  method: "put",
  path: "/cases/{id}/members/{userId}",
  tags,
  summary: "Make a user a member or lead of a case",
  middleware,
  request: {
    params: memberParam,
    body: jsonBody(z.strictObject({ role: z.enum(["lead", "member"]) })),
  },
  responses: theCase,
});

const removeMember = createRoute({
  method: "delete",
  path: "/cases/{id}/members/{userId}",
  tags,
  summary: "Remove a member from a case",
  middleware,
  request: { params: memberParam },
  responses: { ...theCase, 204: { description: "You left the case, which you no longer see" } },
});

const recordParam = idParam.extend({ recordId: z.uuid() });

const putRecord = createRoute({
  method: "put",
  path: "/cases/{id}/records/{recordId}",
  tags,
  summary: "File a record in a case",
  middleware,
  request: { params: recordParam },
  responses: { 204: { description: "Filed" } },
});

const removeRecord = createRoute({
  method: "delete",
  path: "/cases/{id}/records/{recordId}",
  tags,
  summary: "Take a record out of a case",
  middleware,
  request: { params: recordParam },
  responses: { 204: { description: "Taken out" } },
});

/** The operations on cases. Their records are listed by `GET /records?case=`. */
export const caseRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(list, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listCases(tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(open, async (c) => {
      const opened = await node.store.transaction(c.var.actor, async (tx) => {
        const id = await openCase(node, tx, c.req.valid("json"), c.var.user.id);
        return readCase(tx, id);
      });
      return c.json(opened, 201);
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await node.store.transaction(c.var.actor, (tx) => readCase(tx, id)), 200);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const changed = await node.store.transaction(c.var.actor, async (tx) => {
        await changeCase(node, tx, id, c.req.valid("json"));
        return readCase(tx, id);
      });
      return c.json(changed, 200);
    })
    .openapi(putMember, async (c) => {
      const { id, userId } = c.req.valid("param");
      const changed = await node.store.transaction(c.var.actor, async (tx) => {
        await setMember(tx, id, userId, c.req.valid("json").role);
        return readCase(tx, id);
      });
      return c.json(changed, 200);
    })
    .openapi(removeMember, async (c) => {
      const { id, userId } = c.req.valid("param");
      const changed = await node.store.transaction(c.var.actor, async (tx) => {
        await setMember(tx, id, userId, null);
        return userId === c.var.user.id ? null : readCase(tx, id);
      });
      return changed ? c.json(changed, 200) : c.body(null, 204);
    })
    .openapi(putRecord, async (c) => {
      const { id, recordId } = c.req.valid("param");
      await node.store.transaction(c.var.actor, (tx) => fileRecords(node, tx, id, [recordId]));
      return c.body(null, 204);
    })
    .openapi(removeRecord, async (c) => {
      const { id, recordId } = c.req.valid("param");
      await node.store.transaction(c.var.actor, (tx) => unfileRecord(node, tx, id, recordId));
      return c.body(null, 204);
    });
