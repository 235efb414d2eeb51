import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../../context.ts";
import { guard, recentlyAuthenticated } from "../../../http/guard.ts";
import { listOf } from "../../../http/pages.ts";
import { Problem } from "../../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../../http/router.ts";
import {
  addAccount,
  changeAccount,
  giveTemporaryPassword,
  listAccounts,
  readAccount,
  shutOut,
  type Account,
  type AccountRefusal,
} from "../accounts.ts";
import {
  accountChangeSchema,
  accountQuerySchema,
  accountSchema,
  givenPasswordSchema,
  newAccountSchema,
} from "../account-schemas.ts";
import { newUserSchema } from "../users.ts";

const tags = ["users"];
const middleware = guard("administrator");
const grave = [guard("administrator"), recentlyAuthenticated()];
const params = z.object({ id: z.uuid() });

const listRoute = createRoute({
  tags,
  middleware,
  method: "get",
  path: "/accounts",
  summary: "The users of the node, by name",
  request: { query: accountQuerySchema },
  responses: { 200: jsonAnswer(listOf(accountSchema), "A page of users") },
});

const readRoute = createRoute({
  tags,
  middleware,
  method: "get",
  path: "/accounts/{id}",
  summary: "A user of the node",
  request: { params },
  responses: { 200: jsonAnswer(accountSchema, "The user") },
});

const addRoute = createRoute({
  tags,
  middleware: grave,
  method: "post",
  path: "/accounts",
  summary: "Make a user, with a password shown once",
  request: { body: jsonBody(newAccountSchema) },
  responses: { 201: jsonAnswer(givenPasswordSchema, "Id and first password") },
});

const changeRoute = createRoute({
  tags,
  middleware: grave,
  method: "patch",
  path: "/accounts/{id}",
  summary: "Change a user's roles, or whether they may sign in; their sessions end",
  request: { params, body: jsonBody(accountChangeSchema) },
  responses: { 200: jsonAnswer(accountSchema, "The user as changed") },
});

const passwordRoute = createRoute({
  tags,
  middleware: grave,
  method: "post",
  path: "/accounts/{id}/password",
  summary: "Give a user a password to begin with, shown once; their sessions end",
  request: { params },
  responses: { 201: jsonAnswer(givenPasswordSchema, "Id and password") },
});

const endSessionsRoute = createRoute({
  tags,
  middleware,
  method: "delete",
  path: "/accounts/{id}/sessions",
  summary: "End all sessions of a user",
  request: { params },
  responses: { 200: jsonAnswer(accountSchema, "The user") },
});

const removePasskeysRoute = createRoute({
  tags,
  middleware: grave,
  method: "delete",
  path: "/accounts/{id}/passkeys",
  summary: "Remove all passkeys of a user, whose sessions end",
  request: { params },
  responses: { 200: jsonAnswer(accountSchema, "The user") },
});

/** The users of the node, for its administrator. */
export const accountsRoutes = (node: NodeContext) => {
  type Actor = Parameters<NodeContext["store"]["transaction"]>[0];
  const read = async (actor: Actor, id: string) => {
    const account = await node.store.transaction(actor, (tx) => readAccount(tx, id));
    if (!account) throw refusal("user-unknown");
    return shown(account);
  };

  return newRouter()
    .openapi(listRoute, async (c) => {
      const query = c.req.valid("query");
      const page = await node.store.transaction(c.var.actor, (tx) => listAccounts(tx, query));
      return c.json({ ...page, items: page.items.map(shown) }, 200);
    })
    .openapi(readRoute, async (c) => c.json(await read(c.var.actor, c.req.valid("param").id), 200))
    .openapi(addRoute, async (c) => {
      const { roles, ...facts } = c.req.valid("json");
      const user = { ...facts, roles: newUserSchema.shape.roles.parse(roles) };
      const made = await node.store.transaction(c.var.actor, (tx) => addAccount(tx, user));
      if (!made.ok)
        throw new Problem(409, made.reason, "There is a user with this e-mail already.", {
          errors: [{ path: "body.email", message: "taken" }],
          remedy: "Look for the user in the list, also among those who are disabled.",
        });
      return c.json({ id: made.id, password: made.password }, 201);
    })
    .openapi(changeRoute, async (c) => {
      const { id } = c.req.valid("param");
      const change = c.req.valid("json");
      const done = await node.store.transaction(c.var.actor, (tx) => changeAccount(tx, id, change));
      if (!done.ok) throw refusal(done.reason);
      return c.json(await read(c.var.actor, id), 200);
    })
    .openapi(passwordRoute, async (c) => {
      const { id } = c.req.valid("param");
      if (id === c.var.user.id) throw refusal("own-account");
      const given = await node.store.transaction(c.var.actor, (tx) =>
        giveTemporaryPassword(tx, id),
      );
      if (!given.ok) throw refusal(given.reason);
      return c.json({ id: given.id, password: given.password }, 201);
    })
    .openapi(endSessionsRoute, async (c) => {
      const { id } = c.req.valid("param");
      await read(c.var.actor, id);
      await node.store.transaction(c.var.actor, (tx) => shutOut(tx, id, false));
      return c.json(await read(c.var.actor, id), 200);
    })
    .openapi(removePasskeysRoute, async (c) => {
      const { id } = c.req.valid("param");
      if (id === c.var.user.id) throw refusal("own-account");
      await read(c.var.actor, id);
      await node.store.transaction(c.var.actor, (tx) => shutOut(tx, id, true));
      return c.json(await read(c.var.actor, id), 200);
    });
};

function shown(account: Account) {
  return { ...account, createdAt: account.createdAt.toISOString() };
}

function refusal(reason: AccountRefusal): Problem {
  switch (reason) {
    case "user-unknown":
      return new Problem(404, reason, "There is no such user.");
    case "own-account":
      return new Problem(403, reason, "Nobody does this to their own account.", {
        remedy: "Ask another administrator, or use the page of your account.",
      });
    case "last-administrator":
      return new Problem(409, reason, "Nobody would be left to administer the node.", {
        remedy: "Make another user an administrator first.",
      });
  }
}
