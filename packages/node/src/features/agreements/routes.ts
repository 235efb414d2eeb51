import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { jsonAnswer, newRouter } from "../../http/router.ts";
import { agreementRowSchema, listAgreements } from "./list-agreements.ts";
import { authorityRowSchema, listAuthorities } from "./list-authorities.ts";

const authoritiesRoute = createRoute({
  method: "get",
  path: "/authorities",
  tags: ["agreements"],
  summary: "The node's own authority and its partners",
  middleware: guard(),
  responses: {
    200: jsonAnswer(z.object({ items: z.array(authorityRowSchema) }), "The authorities"),
  },
});

const agreementsRoute = createRoute({
  method: "get",
  path: "/agreements",
  tags: ["agreements"],
  summary: "The agreements with partners, and how matching under them stands",
  middleware: guard(),
  responses: {
    200: jsonAnswer(z.object({ items: z.array(agreementRowSchema) }), "The agreements"),
  },
});

/** Authorities and agreements. */
export const agreementRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(authoritiesRoute, async (c) =>
      c.json(
        await node.store.transaction(c.var.actor, (tx) => listAuthorities(tx, node.now())),
        200,
      ),
    )
    .openapi(agreementsRoute, async (c) =>
      c.json(
        await node.store.transaction(c.var.actor, (tx) => listAgreements(tx, node.now())),
        200,
      ),
    );
