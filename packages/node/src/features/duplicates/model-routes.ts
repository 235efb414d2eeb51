import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import type { Transaction } from "../../store/store.ts";
import { adopt, notCompared } from "./adopt.ts";
import { adoptionSchema, linkageSchema, type Linkage } from "./model-schemas.ts";
import { settingOf } from "./settings.ts";
import { readLinkage } from "./tuning.ts";

const tags = ["duplicates"];
const params = z.object({ kind: z.string().max(40) });
const linkage = { 200: jsonAnswer(linkageSchema, "How records of the kind are compared") };

const read = createRoute({
  method: "get",
  path: "/linkage-models/{kind}",
  tags,
  summary: "How records of a kind are compared, and what each threshold comes to",
  middleware: guard("administrator", "data-protection-officer"),
  request: { params },
  responses: linkage,
});

const change = createRoute({
  method: "put",
  path: "/linkage-models/{kind}",
  tags,
  summary: "Adopt other weights or another threshold, or go back to earlier ones",
  middleware: guard("administrator"),
  request: { params, body: jsonBody(adoptionSchema) },
  responses: linkage,
});

/** The operations on how records are compared. */
export const modelRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(read, async (c) => {
      const { kind } = c.req.valid("param");
      const found = await node.store.transaction(c.var.actor, (tx) => linkageOf(node, tx, kind));
      return c.json(found, 200);
    })
    .openapi(change, async (c) => {
      const { kind } = c.req.valid("param");
      const changed = await node.store.transaction(c.var.actor, async (tx) => {
        await adopt(node, tx, kind, c.req.valid("json"));
        return linkageOf(node, tx, kind);
      });
      return c.json(changed, 200);
    });

async function linkageOf(node: NodeContext, tx: Transaction, kind: string): Promise<Linkage> {
  const setting = await settingOf(tx, kind);
  if (!setting) throw notCompared();
  return readLinkage(node, tx, setting);
}
