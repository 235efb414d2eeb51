import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../../context.ts";
import { guardOwnAccount, recentlyAuthenticated } from "../../../http/guard.ts";
import type { HttpEnv } from "../../../http/http-env.ts";
import { Problem } from "../../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../../http/router.ts";
import { removePasskeys, renamePasskey } from "../passkeys/change.ts";
import { beginRegistration, finishRegistration, type Registrant } from "../passkeys/register.ts";
import { relyingParty } from "../passkeys/relying-party.ts";
import {
  challengeIdSchema,
  passkeyNameSchema,
  passkeyQuestionSchema,
  passkeySchema,
  registrationResponseSchema,
  toRegistration,
} from "../passkeys/schemas.ts";
import { listPasskeys } from "../passkeys/store.ts";

const tags = ["people"];
const middleware = guardOwnAccount();
const grave = [guardOwnAccount(), recentlyAuthenticated()];
const params = z.object({ id: z.string().max(2_000) });

const listRoute = createRoute({
  tags,
  middleware,
  method: "get",
  path: "/session/passkeys",
  summary: "Your passkeys",
  responses: { 200: jsonAnswer(z.object({ items: z.array(passkeySchema) }), "Your passkeys") },
});

const questionRoute = createRoute({
  tags,
  middleware: grave,
  method: "post",
  path: "/session/passkeys/question",
  summary: "What to make a passkey with",
  responses: { 201: jsonAnswer(passkeyQuestionSchema, "The question, good once for 5 minutes") },
});

const addRoute = createRoute({
  tags,
  middleware: grave,
  method: "post",
  path: "/session/passkeys",
  summary: "Register a passkey",
  request: {
    body: jsonBody(
      z.strictObject({
        challengeId: challengeIdSchema,
        name: passkeyNameSchema,
        response: registrationResponseSchema,
      }),
    ),
  },
  responses: { 201: jsonAnswer(z.object({ id: z.string() }), "The passkey") },
});

const renameRoute = createRoute({
  tags,
  middleware,
  method: "patch",
  path: "/session/passkeys/{id}",
  summary: "Name a passkey anew",
  request: { params, body: jsonBody(z.strictObject({ name: passkeyNameSchema })) },
  responses: { 204: { description: "It has the name" } },
});

const removeRoute = createRoute({
  tags,
  middleware: grave,
  method: "delete",
  path: "/session/passkeys/{id}",
  summary: "Remove a passkey",
  request: { params },
  responses: { 204: { description: "It is good for nothing here any more" } },
});

/** A user's own passkeys. */
export const ownPasskeyRoutes = (node: NodeContext) => {
  /** A password alone adds the first passkey; whoever has one signs in with it to add another. */
  const registrant = async (
    { user, session, actor }: HttpEnv["Variables"],
    host: string | undefined,
  ): Promise<Registrant> => {
    const known = await node.store.transaction(actor, (tx) => listPasskeys(tx, user.id));
    if (session.limited === "passkey-required" && known.length > 0)
      throw new Problem(403, "use-your-passkey", "You have a passkey already.", {
        remedy: "Sign in with it to add another.",
      });
    return { user, session, party: relyingParty(node.config.http.publicUrl, host) };
  };
  const notFound = () =>
    new Problem(404, "passkey-not-found", "You have no such passkey, or it was removed.");

  return newRouter()
    .openapi(listRoute, async (c) => {
      const { user, actor } = c.var;
      const rows = await node.store.transaction(actor, (tx) => listPasskeys(tx, user.id));
      const items = rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      }));
      return c.json({ items }, 200);
    })
    .openapi(questionRoute, async (c) => {
      const who = await registrant(c.var, c.req.header("host"));
      const begun = await beginRegistration(node, who);
      if (!begun.ok)
        throw new Problem(409, begun.reason, "You have as many passkeys as one may have.", {
          remedy: "Remove one first.",
        });
      return c.json({ challengeId: begun.challengeId, options: begun.options }, 201);
    })
    .openapi(addRoute, async (c) => {
      const { challengeId, name, response } = c.req.valid("json");
      const who = await registrant(c.var, c.req.header("host"));
      const given = { challengeId, name, response: toRegistration(response) };
      const done = await finishRegistration(node, who, given);
      if (done.ok) return c.json({ id: done.id }, 201);
      if (done.reason === "passkey-known")
        throw new Problem(409, done.reason, "This passkey is registered already.");
      throw new Problem(422, done.reason, "This passkey was not accepted.", {
        remedy: "Begin again; it has to ask you for a PIN, a finger or your face.",
      });
    })
    .openapi(renameRoute, async (c) => {
      const { user, actor } = c.var;
      const { id } = c.req.valid("param");
      const { name } = c.req.valid("json");
      const renamed = await node.store.transaction(actor, (tx) =>
        renamePasskey(tx, user.id, id, name),
      );
      if (!renamed.ok) throw notFound();
      return c.body(null, 204);
    })
    .openapi(removeRoute, async (c) => {
      const { user, actor } = c.var;
      const { id } = c.req.valid("param");
      const removed = await node.store.transaction(actor, (tx) => removePasskeys(tx, user.id, id));
      if (removed === 0) throw notFound();
      return c.body(null, 204);
    });
};
