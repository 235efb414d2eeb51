import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf } from "../../http/pages.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { alarmFilterSchema, alarmSchema, resolutionSchema } from "./alarm-schemas.ts";
import { overseers } from "./alarms.ts";
import { acknowledgeAlarm, resolveAlarm } from "./decide-alarm.ts";
import { listAlarms } from "./read-alarms.ts";

const tags = ["oversight"];
const middleware = guard(...overseers);
const params = z.object({ id: z.uuid() });

const listRoute = createRoute({
  method: "get",
  path: "/oversight/alarms",
  tags,
  summary: "Odd patterns of users and partners",
  middleware,
  request: { query: alarmFilterSchema },
  responses: { 200: jsonAnswer(listOf(alarmSchema), "A page of alarms, newest first") },
});

const acknowledgeRoute = createRoute({
  method: "post",
  path: "/oversight/alarms/{id}/acknowledgement",
  tags,
  summary: "Say that you look into an alarm; what it stops stays stopped",
  middleware,
  request: { params },
  responses: { 200: jsonAnswer(alarmSchema, "The alarm") },
});

const resolveRoute = createRoute({
  method: "post",
  path: "/oversight/alarms/{id}/resolution",
  tags,
  summary: "Resolve an alarm, with a reason; what it stopped goes on",
  middleware,
  request: { params, body: jsonBody(resolutionSchema) },
  responses: { 200: jsonAnswer(alarmSchema, "The alarm") },
});

/** Alarms: for the data-protection officer and administrators. */
export const alarmRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(listRoute, async (c) => {
      const query = c.req.valid("query");
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listAlarms(tx, c.var.user.id, query),
      );
      return c.json(page, 200);
    })
    .openapi(acknowledgeRoute, async (c) => {
      const { id } = c.req.valid("param");
      const alarm = await node.store.transaction(c.var.actor, (tx) =>
        acknowledgeAlarm(node, tx, c.var.user.id, id),
      );
      return c.json(alarm, 200);
    })
    .openapi(resolveRoute, async (c) => {
      const { id } = c.req.valid("param");
      const resolution = c.req.valid("json");
      const alarm = await node.store.transaction(c.var.actor, (tx) =>
        resolveAlarm(node, tx, c.var.user.id, id, resolution),
      );
      return c.json(alarm, 200);
    });
