import * as oidc from "openid-client";
import { z } from "zod";
import type { OidcProvider } from "../../../config/sign-in-config.ts";
import type { NodeContext } from "../../../context.ts";
import { takeChallenge } from "../challenges.ts";
import { browserKey, callbackUrl } from "./begin.ts";
import type { Providers } from "./provider.ts";

const system = { type: "system", name: "people" } as const;
/** A person asked anew has proved themselves within this time, in seconds. */
const freshSeconds = 120;

const factsSchema = z.object({
  provider: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  fresh: z.boolean(),
  browser: z.string(),
});
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(500),
  email: z.string().max(254).toLowerCase().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
});

/** What a provider says of a person, as far as it is looked at. */
export type OidcClaims = z.infer<typeof claimsSchema>;

/** What came of the way to the provider and back. */
export type OidcReturn =
  | { ok: true; provider: OidcProvider; claims: OidcClaims; returnTo: string }
  | { ok: false; reason: "oidc-state" | "oidc-cancelled" | "oidc-refused" };

/**
 * Takes a person back from a provider: the state must be one that this browser began with and is
 * used up; then the code is exchanged, and issuer, audience, signature, nonce and times are checked.
 * @param query the parameters that the provider sent back
 * @param browserSecret the cookie that was set when it began
 */
export async function finishOidc(
  node: Pick<NodeContext, "store" | "now" | "log">,
  providers: Providers,
  publicUrl: string,
  query: URLSearchParams,
  browserSecret: string | undefined,
): Promise<OidcReturn> {
  const state = query.get("state") ?? "";
  const kept = await node.store.transaction(system, (tx) =>
    takeChallenge(tx, "oidc", state, node.now()),
  );
  const facts = factsSchema.safeParse(kept).data;
  const provider = facts && providers.find(facts.provider);
  if (!facts || !provider || !browserSecret || browserKey(browserSecret) !== facts.browser)
    return { ok: false, reason: "oidc-state" };
  if (query.get("error") === "access_denied") return { ok: false, reason: "oidc-cancelled" };
  const url = callbackUrl(publicUrl);
  url.search = query.toString();
  try {
    const tokens = await oidc.authorizationCodeGrant(await providers.open(provider), url, {
      expectedState: state,
      expectedNonce: facts.nonce,
      pkceCodeVerifier: facts.verifier,
      idTokenExpected: true,
      ...(facts.fresh ? { maxAge: freshSeconds } : {}),
    });
    const claims = claimsSchema.parse(tokens.claims());
    return { ok: true, provider, claims, returnTo: facts.returnTo };
  } catch (error) {
    node.log.warn({ err: error, provider: provider.id }, "a provider's answer was refused");
    return { ok: false, reason: "oidc-refused" };
  }
}
