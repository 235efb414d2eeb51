import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider, type JWK } from "oidc-provider";

/** A real provider of OpenID Connect, which signs in whom a test says, without asking. */
export type TestProvider = {
  readonly issuer: string;
  /** Who signs in next. */
  account: { sub: string; email: string; email_verified: boolean };
  /** Gives it other keys from now on. */
  rotateKeys: () => void;
  readonly stop: () => Promise<void>;
};

export const client = { id: "entente", secret: "the secret of the client at the provider" };

function newKey(): JWK {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" };
}

/** @param redirectUri where it sends people back to */
export async function startProvider(redirectUri: string, codeSeconds = 60): Promise<TestProvider> {
  let handle: ReturnType<Provider["callback"]> | undefined;
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    const asked = request.url?.startsWith("/interaction/") ?? false;
    if (!asked) return void handle?.(request, response);
    void provider?.interactionFinished(request, response, {
      login: { accountId: running.account.sub },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const make = (): void => {
    provider = new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [redirectUri],
          id_token_signed_response_alg: "ES256",
        },
      ],
      jwks: { keys: [newKey()] },
      ttl: {
        AuthorizationCode: codeSeconds,
        AccessToken: 600,
        Grant: 600,
        IdToken: 600,
        Interaction: 600,
        Session: 600,
      },
      cookies: { keys: ["a key for a test"] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, sub) => ({
        accountId: sub,
        claims: () => ({ ...running.account, sub, name: "Somebody" }),
      }),
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: client.id,
          accountId: ctx.oidc.session?.accountId ?? "",
        });
        grant.addOIDCScope("openid email profile");
        await grant.save();
        return grant;
      },
    });
    handle = provider.callback();
  };
  const running: TestProvider = {
    issuer,
    account: { sub: "1", email: "ana@example.org", email_verified: true },
    rotateKeys: make,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  make();
  return running;
}
