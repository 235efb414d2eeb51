import { readFile } from "node:fs/promises";
import * as oidc from "openid-client";
import type { OidcProvider } from "../../../config/sign-in-config.ts";

const keptMs = 10 * 60_000;
const timeoutSeconds = 10;

/** The providers of a node, whose metadata are asked for when somebody first signs in with one. */
export type Providers = {
  find: (id: string) => OidcProvider | undefined;
  /**
   * What a sign-in speaks to a provider with. Made anew each time, so that the provider's keys are
   * those of now: one that changed its keys is known by the new ones at once.
   * @throws when the provider does not answer or its secret cannot be read
   */
  open: (provider: OidcProvider) => Promise<oidc.Configuration>;
};

/**
 * @param providers as the config gives them
 * @param environment where secrets may be
 */
export function createProviders(
  providers: readonly OidcProvider[],
  environment: Readonly<Record<string, string | undefined>>,
): Providers {
  const known = new Map<string, { metadata: oidc.ServerMetadata; at: number }>();

  const discover = async (provider: OidcProvider): Promise<oidc.ServerMetadata> => {
    const kept = known.get(provider.id);
    if (kept && performance.now() - kept.at < keptMs) return kept.metadata;
    const found = await oidc.discovery(
      new URL(provider.issuer),
      provider.clientId,
      undefined,
      undefined,
      { timeout: timeoutSeconds, execute: insecure(provider) ? [oidc.allowInsecureRequests] : [] },
    );
    const metadata = found.serverMetadata();
    known.set(provider.id, { metadata, at: performance.now() });
    return metadata;
  };

  return {
    find: (id) => providers.find((provider) => provider.id === id),
    open: async (provider) => {
      const [metadata, secret] = await Promise.all([
        discover(provider),
        secretOf(provider, environment),
      ]);
      const configuration = new oidc.Configuration(
        { ...metadata },
        provider.clientId,
        undefined,
        secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
      );
      configuration.timeout = timeoutSeconds;
      if (insecure(provider)) oidc.allowInsecureRequests(configuration);
      // The signature of an ID token is checked although it comes over TLS from the provider itself.
      oidc.enableNonRepudiationChecks(configuration);
      return configuration;
    },
  };
}

/** The config allows this on the same machine alone. */
function insecure({ issuer }: OidcProvider): boolean {
  return issuer.startsWith("http:");
}

async function secretOf(
  { clientSecretFile: file, clientSecretEnv: name }: OidcProvider,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (file !== undefined) return (await readFile(file, "utf8")).trim();
  if (name === undefined) return undefined;
  const secret = environment[name];
  if (!secret) throw new Error(`the variable ${name} of the environment is empty`);
  return secret;
}
