import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../../context.ts";
import { guardOwnAccount } from "../../../http/guard.ts";
import { Problem } from "../../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../../http/router.ts";
import { deviceOf } from "../device.ts";
import { listSampleUsers } from "../sample-users.ts";
import {
  credentialsSchema,
  languageSchema,
  newSessionSchema,
  sampleUsersSchema,
  sessionSchema,
  userSchema,
} from "../schemas.ts";
import { endSession } from "../sessions.ts";
import { signIn } from "../sign-in.ts";
import { setLanguage } from "../users.ts";
import { refusalOf } from "./refusals.ts";
import { nodeCookies } from "./session-cookie.ts";

const tags = ["people"];
const open = { tags, security: [] };

const signInRoute = createRoute({
  ...open,
  method: "post",
  path: "/sessions",
  summary: "Sign in by e-mail and password",
  request: { body: jsonBody(credentialsSchema) },
  responses: { 201: jsonAnswer(newSessionSchema, "The session that began") },
});

const readRoute = createRoute({
  tags,
  method: "get",
  path: "/session",
  summary: "Who is signed in",
  middleware: guardOwnAccount(),
  responses: { 200: jsonAnswer(sessionSchema, "The user, the session and the node") },
});

const changeRoute = createRoute({
  tags,
  method: "patch",
  path: "/session",
  summary: "Change your language",
  middleware: guardOwnAccount(),
  request: { body: jsonBody(z.strictObject({ language: languageSchema })) },
  responses: { 200: jsonAnswer(z.object({ user: userSchema }), "The user as changed") },
});

const signOutRoute = createRoute({
  ...open,
  method: "delete",
  path: "/session",
  summary: "Sign out",
  responses: { 204: { description: "The session has ended" } },
});

const sampleUsersRoute = createRoute({
  ...open,
  method: "get",
  path: "/session/sample-users",
  summary: "The users of a demonstration, with their passwords",
  responses: { 200: jsonAnswer(sampleUsersSchema, "Its users") },
});

/** Sign-in by password, sign-out, and the signed-in user. */
export const sessionRoutes = (node: NodeContext) => {
  const cookies = nodeCookies(node);

  return newRouter()
    .openapi(signInRoute, async (c) => {
      const { transport, ...credentials } = c.req.valid("json");
      const device = deviceOf(c.req.header("user-agent"));
      const outcome = await signIn(node, { ...credentials, address: c.var.address, device });
      if (!outcome.ok) throw refusalOf(outcome);
      const { user, token, expiresAt } = outcome;
      const session = { user, expiresAt: expiresAt.toISOString() };
      if (transport === "bearer") return c.json({ ...session, token }, 201);
      cookies.begin(c, token, expiresAt);
      return c.json(session, 201);
    })
    .openapi(readRoute, (c) => {
      const { user, session } = c.var;
      const { id, method, recent, limited } = session;
      return c.json(
        {
          user,
          session: { id, method, recent, limited },
          node: node.authority,
          demonstration: node.config.demonstration,
        },
        200,
      );
    })
    .openapi(changeRoute, async (c) => {
      const { language } = c.req.valid("json");
      const { id } = c.var.user;
      const user = await node.store.transaction(c.var.actor, (tx) => setLanguage(tx, id, language));
      return c.json({ user }, 200);
    })
    .openapi(signOutRoute, async (c) => {
      const { token } = c.var;
      if (token) await endSession(node.store, token.value);
      cookies.end(c);
      return c.body(null, 204);
    })
    .openapi(sampleUsersRoute, async (c) => {
      if (!node.config.demonstration)
        throw new Problem(404, "no-demonstration", "This node is no demonstration.");
      const actor = { type: "system", name: "people" } as const;
      return c.json({ items: await node.store.transaction(actor, listSampleUsers) }, 200);
    });
};
