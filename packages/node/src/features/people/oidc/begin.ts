import { createHash, randomBytes } from "node:crypto";
import * as oidc from "openid-client";
import type { NodeContext } from "../../../context.ts";
import type { OidcProvider } from "../../../config/sign-in-config.ts";
import { keepChallenge } from "../challenges.ts";
import type { Providers } from "./provider.ts";

const system = { type: "system", name: "people" } as const;
const secretBytes = 32;

/** Where a provider sends people back to. */
export function callbackUrl(publicUrl: string): URL {
  return new URL("/api/v1/sessions/oidc/callback", publicUrl);
}

/** The digest of what binds a sign-in under way to the browser that began it. */
export function browserKey(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** What a person wishes to sign in with. */
export type OidcWish = {
  provider: OidcProvider;
  /** A path within the pages to return to. */
  returnTo: string;
  /** Whether the provider must ask the person anew, however lately it did. */
  fresh: boolean;
};

/**
 * Begins a sign-in at a provider: authorization code with PKCE, state and nonce.
 * @returns where to send the browser, and a secret to keep in a cookie of it until it comes back
 */
export async function beginOidc(
  node: Pick<NodeContext, "store" | "now">,
  providers: Providers,
  publicUrl: string,
  { provider, returnTo, fresh }: OidcWish,
): Promise<
  { ok: true; url: string; browserSecret: string } | { ok: false; reason: "provider-unreachable" }
> {
  const configuration = await providers.open(provider).catch(() => undefined);
  if (!configuration) return { ok: false, reason: "provider-unreachable" };
  const verifier = oidc.randomPKCECodeVerifier();
  const nonce = oidc.randomNonce();
  const browserSecret = randomBytes(secretBytes).toString("base64url");
  const facts = {
    provider: provider.id,
    nonce,
    verifier,
    returnTo,
    fresh,
    browser: browserKey(browserSecret),
  };
  const state = await node.store.transaction(system, (tx) =>
    keepChallenge(tx, "oidc", facts, node.now()),
  );
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(publicUrl).href,
    scope: "openid email profile",
    response_type: "code",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...(fresh ? { prompt: "login", max_age: "0" } : {}),
  });
  return { ok: true, url: url.href, browserSecret };
}
