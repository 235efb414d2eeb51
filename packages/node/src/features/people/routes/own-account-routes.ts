import { createRoute, z } from "@hono/zod-openapi";
import { signInSettings } from "../../../config/sign-in-config.ts";
import type { NodeContext } from "../../../context.ts";
import { guardOwnAccount } from "../../../http/guard.ts";
import { Problem } from "../../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../../http/router.ts";
import { changePassword } from "../change-password.ts";
import { confirmPasskey, confirmPassword } from "../confirm.ts";
import { endSessions, listSessions } from "../own-sessions.ts";
import { beginAssertion } from "../passkeys/assert.ts";
import { relyingParty } from "../passkeys/relying-party.ts";
import { passkeyQuestionSchema, toAuthentication } from "../passkeys/schemas.ts";
import { confirmationSchema, ownSessionSchema, passwordChangeSchema } from "../schemas.ts";
import { refusalOf } from "./refusals.ts";

const own = { tags: ["people"], middleware: guardOwnAccount() };

const listRoute = createRoute({
  ...own,
  method: "get",
  path: "/session/sessions",
  summary: "Your sessions: device and last use",
  responses: { 200: jsonAnswer(z.object({ items: z.array(ownSessionSchema) }), "Your sessions") },
});

const endRoute = createRoute({
  ...own,
  method: "delete",
  path: "/session/sessions/{id}",
  summary: "End one of your sessions",
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: "It has ended" } },
});

const endOthersRoute = createRoute({
  ...own,
  method: "delete",
  path: "/session/sessions",
  summary: "End all your sessions but this one",
  responses: { 204: { description: "They have ended" } },
});

const questionRoute = createRoute({
  ...own,
  method: "post",
  path: "/session/confirmation/question",
  summary: "What to ask a passkey to show that it is you",
  responses: { 201: jsonAnswer(passkeyQuestionSchema, "The question, good once for 5 minutes") },
});

const confirmRoute = createRoute({
  ...own,
  method: "post",
  path: "/session/confirmation",
  summary: "Show once more that it is you, by password or passkey",
  request: { body: jsonBody(confirmationSchema) },
  responses: { 204: { description: "The gravest acts are open for 10 minutes" } },
});

const passwordRoute = createRoute({
  ...own,
  method: "put",
  path: "/session/password",
  summary: "Change your password; your other sessions end",
  request: { body: jsonBody(passwordChangeSchema) },
  responses: { 204: { description: "The new password holds" } },
});

/** A user's own sessions and password, and the proof to be who one is. */
export const ownAccountRoutes = (node: NodeContext) => {
  const { idleMinutes } = signInSettings(node.config);
  const party = (host: string | undefined) => relyingParty(node.config.http.publicUrl, host);

  return newRouter()
    .openapi(listRoute, async (c) => {
      const { user, session, actor } = c.var;
      const ends = { now: node.now(), idleMinutes };
      const rows = await node.store.transaction(actor, (tx) => listSessions(tx, user.id, ends));
      const items = rows.map((row) => ({
        ...row,
        current: row.id === session.id,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      }));
      return c.json({ items }, 200);
    })
    .openapi(endRoute, async (c) => {
      const { user, actor } = c.var;
      const only = c.req.valid("param").id;
      const ended = await node.store.transaction(actor, (tx) => endSessions(tx, user.id, { only }));
      if (ended === 0)
        throw new Problem(404, "session-not-found", "You have no such session, or it has ended.");
      return c.body(null, 204);
    })
    .openapi(endOthersRoute, async (c) => {
      const { user, session, actor } = c.var;
      const except = session.id;
      await node.store.transaction(actor, (tx) => endSessions(tx, user.id, { except }));
      return c.body(null, 204);
    })
    .openapi(questionRoute, async (c) => {
      const wish = { purpose: "passkey-confirmation", userId: c.var.user.id } as const;
      const question = await beginAssertion(node, party(c.req.header("host")), wish);
      const { challengeId, options } = question;
      return c.json({ challengeId, options: options }, 201);
    })
    .openapi(confirmRoute, async (c) => {
      const given = c.req.valid("json");
      const { user, session, address } = c.var;
      const who = { user, session, address };
      const outcome =
        "password" in given
          ? await confirmPassword(node, who, given.password)
          : await confirmPasskey(node, who, party(c.req.header("host")), {
              challengeId: given.challengeId,
              response: toAuthentication(given.response),
            });
      if (!outcome.ok) throw refusalOf(outcome);
      return c.body(null, 204);
    })
    .openapi(passwordRoute, async (c) => {
      const { user, session, address } = c.var;
      const outcome = await changePassword(node, { user, session, address }, c.req.valid("json"));
      if (outcome.ok) return c.body(null, 204);
      if (outcome.reason !== "password-unchanged") throw refusalOf(outcome);
      throw new Problem(422, "password-unchanged", "The new password is the old one.", {
        remedy: "Choose another one.",
      });
    });
};
