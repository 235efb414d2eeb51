import { createRoute, z } from "@hono/zod-openapi";
import { deleteCookie, setCookie } from "hono/cookie";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import { listSampleUsers } from "./sample-users.ts";
import {
  credentialsSchema,
  languageSchema,
  newSessionSchema,
  sampleUsersSchema,
  sessionSchema,
  userRowSchema,
  userSchema,
} from "./schemas.ts";
import { endSession, sessionCookieName } from "./sessions.ts";
import { signIn, type SignIn } from "./sign-in.ts";
import { listUsers, setLanguage } from "./users.ts";

const tags = ["people"];
const open = { tags, security: [] };

const signInRoute = createRoute({
  ...open,
  method: "post",
  path: "/sessions",
  summary: "Sign in",
  request: { body: jsonBody(credentialsSchema) },
  responses: { 201: jsonAnswer(newSessionSchema, "The session that began") },
});

const readRoute = createRoute({
  tags,
  method: "get",
  path: "/session",
  summary: "Who is signed in",
  middleware: guard(),
  responses: { 200: jsonAnswer(sessionSchema, "The user and the node") },
});

const changeRoute = createRoute({
  tags,
  method: "patch",
  path: "/session",
  summary: "Change your language",
  middleware: guard(),
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

const usersRoute = createRoute({
  tags,
  method: "get",
  path: "/users",
  summary: "Colleagues, by name or e-mail",
  middleware: guard(),
  request: { query: listQuerySchema.extend({ q: z.string().trim().max(200).optional() }) },
  responses: { 200: jsonAnswer(listOf(userRowSchema), "A page of colleagues") },
});

/** Sign-in, sign-out, the signed-in user, and colleagues. */
export const peopleRoutes = (node: NodeContext) => {
  const cookieName = sessionCookieName(node.authority);
  const cookie = {
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    secure: node.config.http.publicUrl?.startsWith("https:") ?? false,
  } as const;

  return newRouter()
    .openapi(signInRoute, async (c) => {
      const { transport, ...credentials } = c.req.valid("json");
      const outcome = await signIn(node, { ...credentials, address: c.var.address });
      if (!outcome.ok) throw refusalOf(outcome);
      const { user, token, expiresAt } = outcome;
      const session = { user, expiresAt: expiresAt.toISOString() };
      if (transport === "bearer") return c.json({ ...session, token }, 201);
      setCookie(c, cookieName, token, { ...cookie, expires: expiresAt });
      return c.json(session, 201);
    })
    .openapi(readRoute, (c) =>
      c.json(
        {
          user: c.var.user,
          node: node.authority,
          demonstration: node.config.demonstration,
        },
        200,
      ),
    )
    .openapi(changeRoute, async (c) => {
      const { language } = c.req.valid("json");
      const { id } = c.var.user;
      const user = await node.store.transaction(c.var.actor, (tx) => setLanguage(tx, id, language));
      return c.json({ user }, 200);
    })
    .openapi(signOutRoute, async (c) => {
      const { token } = c.var;
      if (token) await endSession(node.store, token.value);
      deleteCookie(c, cookieName, cookie);
      return c.body(null, 204);
    })
    .openapi(sampleUsersRoute, async (c) => {
      if (!node.config.demonstration)
        throw new Problem(404, "no-demonstration", "This node is no demonstration.");
      const actor = { type: "system", name: "people" } as const;
      return c.json({ items: await node.store.transaction(actor, listSampleUsers) }, 200);
    })
    .openapi(usersRoute, async (c) => {
      const query = c.req.valid("query");
      return c.json(await node.store.transaction(c.var.actor, (tx) => listUsers(tx, query)), 200);
    });
};

function refusalOf(outcome: Extract<SignIn, { ok: false }>): Problem {
  if (outcome.reason === "locked")
    return new Problem(429, "sign-in-locked", "There were too many failed attempts.", {
      remedy: `Try again in ${Math.ceil(outcome.retryAfter / 60)} min.`,
      retryAfter: outcome.retryAfter,
    });
  if (outcome.reason === "busy")
    return new Problem(503, "busy", "Too many people are signing in at this moment.", {
      remedy: "Try again.",
      retryAfter: 2,
    });
  return new Problem(401, "wrong-credentials", "E-mail and password do not belong together.", {
    remedy: "Check both; after five failures you have to wait for a quarter of an hour.",
  });
}
