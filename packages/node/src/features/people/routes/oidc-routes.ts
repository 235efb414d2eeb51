import { createRoute, z } from "@hono/zod-openapi";
import { signInSettings } from "../../../config/sign-in-config.ts";
import type { NodeContext } from "../../../context.ts";
import { Problem } from "../../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../../http/router.ts";
import { deviceOf } from "../device.ts";
import { beginOidc } from "../oidc/begin.ts";
import { finishOidc } from "../oidc/finish.ts";
import { createProviders } from "../oidc/provider.ts";
import { signInWithProvider } from "../oidc/sign-in.ts";
import { nodeCookies } from "./session-cookie.ts";

const open = { tags: ["people"], security: [] };

const providersRoute = createRoute({
  ...open,
  method: "get",
  path: "/sessions/providers",
  summary: "The providers one may sign in with",
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
      "Their names",
    ),
  },
});

const pathSchema = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])[^\\\t\n\r]*$/, "a path within the pages")
  .default("/");

const beginRoute = createRoute({
  ...open,
  method: "post",
  path: "/sessions/oidc",
  summary: "Begin to sign in at a provider (OpenID Connect)",
  request: {
    body: jsonBody(
      z.strictObject({
        provider: z.string().max(100),
        returnTo: pathSchema,
        fresh: z.boolean().default(false).openapi({ description: "Have the provider ask anew." }),
      }),
    ),
  },
  responses: { 201: jsonAnswer(z.object({ url: z.string() }), "Where to send the browser") },
});

const callbackRoute = createRoute({
  ...open,
  method: "get",
  path: "/sessions/oidc/callback",
  summary: "Where a provider sends the browser back to",
  request: {
    query: z.looseObject({
      state: z.string().max(1_000).optional(),
      code: z.string().max(4_000).optional(),
    }),
  },
  responses: { 303: { description: "On to the pages, signed in or with what went wrong" } },
});

/** Sign-in by OpenID Connect. */
export const oidcRoutes = (node: NodeContext) => {
  const cookies = nodeCookies(node);
  const settings = signInSettings(node.config);
  const providers = createProviders(settings.oidc, process.env);
  const publicUrl = node.config.http.publicUrl ?? "http://localhost";

  return newRouter()
    .openapi(providersRoute, (c) =>
      c.json({ items: settings.oidc.map(({ id, name }) => ({ id, name })) }, 200),
    )
    .openapi(beginRoute, async (c) => {
      const { provider: id, returnTo, fresh } = c.req.valid("json");
      const provider = providers.find(id);
      if (!provider)
        throw new Problem(404, "provider-unknown", "There is no provider of this name.");
      const begun = await beginOidc(node, providers, publicUrl, { provider, returnTo, fresh });
      if (!begun.ok)
        throw new Problem(502, begun.reason, "The provider does not answer.", {
          remedy: "Try again later, or sign in another way.",
        });
      cookies.beginOidc(c, begun.browserSecret);
      return c.json({ url: begun.url }, 201);
    })
    .openapi(callbackRoute, async (c) => {
      const query = new URL(c.req.url).searchParams;
      const secret = cookies.takeOidc(c);
      const back = await finishOidc(node, providers, publicUrl, query, secret);
      if (!back.ok) return c.redirect(`/sign-in?failed=${back.reason}`, 303);
      const device = deviceOf(c.req.header("user-agent"));
      const outcome = await signInWithProvider(node, back, { address: c.var.address, device });
      if (!outcome.ok) return c.redirect(`/sign-in?failed=${outcome.reason}`, 303);
      cookies.begin(c, outcome.token, outcome.expiresAt);
      return c.redirect(back.returnTo, 303);
    });
};
