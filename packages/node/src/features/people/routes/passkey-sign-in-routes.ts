import { createRoute, z } from "@hono/zod-openapi";
import type { NodeContext } from "../../../context.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../../http/router.ts";
import { deviceOf } from "../device.ts";
import { beginAssertion } from "../passkeys/assert.ts";
import { relyingParty } from "../passkeys/relying-party.ts";
import {
  authenticationResponseSchema,
  challengeIdSchema,
  passkeyQuestionSchema,
  toAuthentication,
} from "../passkeys/schemas.ts";
import { signInWithPasskey } from "../passkeys/sign-in.ts";
import { newSessionSchema, transportSchema } from "../schemas.ts";
import { refusalOf } from "./refusals.ts";
import { nodeCookies } from "./session-cookie.ts";

const open = { tags: ["people"], security: [] };

const askRoute = createRoute({
  ...open,
  method: "post",
  path: "/sessions/passkey/question",
  summary: "What to ask a passkey to sign in",
  responses: { 201: jsonAnswer(passkeyQuestionSchema, "The question, good once for 5 minutes") },
});

const signInRoute = createRoute({
  ...open,
  method: "post",
  path: "/sessions/passkey",
  summary: "Sign in with a passkey",
  request: {
    body: jsonBody(
      z.strictObject({
        challengeId: challengeIdSchema,
        response: authenticationResponseSchema,
        transport: transportSchema,
      }),
    ),
  },
  responses: { 201: jsonAnswer(newSessionSchema, "The session that began") },
});

/** Sign-in by passkey. */
export const passkeySignInRoutes = (node: NodeContext) => {
  const cookies = nodeCookies(node);
  const party = (host: string | undefined) => relyingParty(node.config.http.publicUrl, host);

  return newRouter()
    .openapi(askRoute, async (c) => {
      const wish = { purpose: "passkey-sign-in" } as const;
      const question = await beginAssertion(node, party(c.req.header("host")), wish);
      const { challengeId, options } = question;
      return c.json({ challengeId, options: options }, 201);
    })
    .openapi(signInRoute, async (c) => {
      const { challengeId, response, transport } = c.req.valid("json");
      const outcome = await signInWithPasskey(node, party(c.req.header("host")), {
        challengeId,
        response: toAuthentication(response),
        address: c.var.address,
        device: deviceOf(c.req.header("user-agent")),
      });
      if (!outcome.ok) throw refusalOf(outcome);
      const { user, token, expiresAt } = outcome;
      const session = { user, expiresAt: expiresAt.toISOString() };
      if (transport === "bearer") return c.json({ ...session, token }, 201);
      cookies.begin(c, token, expiresAt);
      return c.json(session, 201);
    });
};
