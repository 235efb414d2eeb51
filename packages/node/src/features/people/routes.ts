import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { jsonAnswer, newRouter } from "../../http/router.ts";
import { accountsRoutes } from "./routes/accounts-routes.ts";
import { oidcRoutes } from "./routes/oidc-routes.ts";
import { ownAccountRoutes } from "./routes/own-account-routes.ts";
import { ownPasskeyRoutes } from "./routes/own-passkey-routes.ts";
import { passkeySignInRoutes } from "./routes/passkey-sign-in-routes.ts";
import { sessionRoutes } from "./routes/session-routes.ts";
import { userRowSchema } from "./schemas.ts";
import { listUsers } from "./users.ts";

const usersRoute = createRoute({
  tags: ["people"],
  method: "get",
  path: "/users",
  summary: "Colleagues, by name or e-mail",
  middleware: guard(),
  request: { query: listQuerySchema.extend({ q: z.string().trim().max(200).optional() }) },
  responses: { 200: jsonAnswer(listOf(userRowSchema), "A page of colleagues") },
});

const colleagueRoutes = (node: NodeContext) =>
  newRouter().openapi(usersRoute, async (c) => {
    const query = c.req.valid("query");
    return c.json(await node.store.transaction(c.var.actor, (tx) => listUsers(tx, query)), 200);
  });

/** Sign-in, sign-out, one's own account, colleagues, and the users for the administrator. */
export const peopleRoutes = (node: NodeContext) =>
  newRouter()
    .route("/", sessionRoutes(node))
    .route("/", passkeySignInRoutes(node))
    .route("/", oidcRoutes(node))
    .route("/", ownAccountRoutes(node))
    .route("/", ownPasskeyRoutes(node))
    .route("/", colleagueRoutes(node))
    .route("/", accountsRoutes(node));
