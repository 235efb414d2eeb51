import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import type { SignedInUser } from "../../http/http-env.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { requestCopySchema } from "./copy-schema.ts";
import { listCopies } from "./copy.ts";
import { requestNoticeSchema } from "./notice-schema.ts";
import { acknowledgeNotice, listNotices } from "./notices.ts";
import { closureInputSchema, outsideInputSchema, outsideRequestSchema } from "./outside-schemas.ts";
import { closeOutside, listOutside, readOutside, registerOutside } from "./outside.ts";
import { statisticsCsv } from "./statistics-csv.ts";
import {
  requestStatistics,
  statisticsSchema,
  type Statistics,
  type StatisticsSearch,
} from "./statistics.ts";

const tags = ["requests"];
const deciding = guard("analyst", "approver", "magistrate");
const counting = guard(
  "analyst",
  "approver",
  "magistrate",
  "data-protection-officer",
  "administrator",
);
const idParam = z.object({ id: z.uuid() });
const period = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  direction: z.enum(["in", "out"]).optional(),
  partner: z.string().max(80).optional(),
});
const theOutside = jsonAnswer(outsideRequestSchema, "The request as it is now");

const notices = createRoute({
  method: "get",
  path: "/requests/notices",
  tags,
  summary: "Reminders of requests that wait, which nobody has acknowledged",
  middleware: deciding,
  request: { query: listQuerySchema },
  responses: { 200: jsonAnswer(listOf(requestNoticeSchema), "A page of reminders") },
});

const acknowledge = createRoute({
  method: "post",
  path: "/requests/notices/{id}/acknowledgement",
  tags,
  summary: "Acknowledge a reminder",
  middleware: deciding,
  request: { params: idParam },
  responses: { 204: { description: "Acknowledged" } },
});

const statistics = createRoute({
  method: "get",
  path: "/requests/statistics",
  tags,
  summary: "How requests were answered within a period, by partner, direction and urgency",
  middleware: counting,
  request: { query: period },
  responses: { 200: jsonAnswer(statisticsSchema, "Counts, shares and times") },
});

const statisticsTable = createRoute({
  method: "get",
  path: "/requests/statistics.csv",
  tags,
  summary: "The same as a table (CSV)",
  middleware: counting,
  request: { query: period },
  responses: {
    200: { description: "CSV", content: { "text/csv": { schema: z.string() } } },
  },
});

const copies = createRoute({
  method: "get",
  path: "/requests/copies",
  tags,
  summary: "Copies of requests that this node got as point of contact",
  middleware: deciding,
  request: { query: listQuerySchema },
  responses: { 200: jsonAnswer(listOf(requestCopySchema), "A page of copies") },
});

const outsideList = createRoute({
  method: "get",
  path: "/requests/outside",
  tags,
  summary: "Requests that came by other channels and were entered by hand",
  middleware: deciding,
  request: {
    query: listQuerySchema.extend({ state: z.enum(["open", "all"]).default("open") }),
  },
  responses: { 200: jsonAnswer(listOf(outsideRequestSchema), "A page of requests") },
});

const register = createRoute({
  method: "post",
  path: "/requests/outside",
  tags,
  summary: "Enter a request that came by another channel",
  middleware: deciding,
  request: { body: jsonBody(outsideInputSchema) },
  responses: { 201: theOutside },
});

const close = createRoute({
  method: "post",
  path: "/requests/outside/{id}/closure",
  tags,
  summary: "Note that a request over another channel is dealt with",
  middleware: deciding,
  request: { params: idParam, body: jsonBody(closureInputSchema) },
  responses: { 200: theOutside },
});

/** What belongs to requests and is none: reminders, statistics, copies, other channels. */
export const officeRoutes = (node: NodeContext) => {
  const count = (user: SignedInUser, search: StatisticsSearch): Promise<Statistics> => {
    if (search.from > search.to)
      throw new Problem(422, "invalid-period", "The first day is after the last.");
    const whole = user.roles.some((role) => role !== "analyst" && wholeNode.has(role));
    const actor = whole
      ? ({ type: "system", name: "statistics" } as const)
      : ({ type: "user", userId: user.id } as const);
    return node.store.transaction(actor, async (tx) => ({
      from: search.from,
      to: search.to,
      scope: whole ? "node" : "visible",
      ...(await requestStatistics(tx, search, node.now())),
    }));
  };
  return newRouter()
    .openapi(notices, async (c) => {
      const { user, actor } = c.var;
      const page = await node.store.transaction(actor, (tx) =>
        listNotices(tx, user, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(acknowledge, async (c) => {
      const { user, actor } = c.var;
      await node.store.transaction(actor, (tx) =>
        acknowledgeNotice(node, tx, user, c.req.valid("param").id),
      );
      return c.body(null, 204);
    })
    .openapi(statistics, async (c) => c.json(await count(c.var.user, c.req.valid("query")), 200))
    .openapi(statisticsTable, async (c) => {
      const { from, to } = c.req.valid("query");
      const text = statisticsCsv(await count(c.var.user, c.req.valid("query")));
      c.header("content-type", "text/csv; charset=utf-8");
      c.header("content-disposition", `attachment; filename="requests-${from}-${to}.csv"`);
      return c.body(text, 200);
    })
    .openapi(copies, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listCopies(tx, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(outsideList, async (c) => {
      const { state, ...query } = c.req.valid("query");
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listOutside(node, tx, { ...query, open: state === "open" }),
      );
      return c.json(page, 200);
    })
    .openapi(register, async (c) => {
      const { user, actor } = c.var;
      const made = await node.store.transaction(actor, async (tx) =>
        readOutside(node, tx, await registerOutside(node, tx, c.req.valid("json"), user)),
      );
      return c.json(made, 201);
    })
    .openapi(close, async (c) => {
      const { id } = c.req.valid("param");
      const { note } = c.req.valid("json");
      const closed = await node.store.transaction(c.var.actor, async (tx) => {
        await closeOutside(node, tx, [id], { note, withRequest: null });
        return readOutside(node, tx, id);
      });
      return c.json(closed, 200);
    });
};

/** Roles that see figures of the whole node: they report on it, or answer for it. */
const wholeNode: ReadonlySet<string> = new Set([
  "approver",
  "magistrate",
  "data-protection-officer",
  "administrator",
]);
