import { roles } from "@entente/model";
import { z } from "zod";

const providerSchema = z
  .strictObject({
    /** Short name of the provider in addresses. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/, "small letters, digits and hyphens"),
    /** As people read it at sign-in. */
    name: z.string().min(1).max(100),
    issuer: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1).max(500),
    /** File that holds the client's secret, from where the config file stands. */
    clientSecretFile: z.string().min(1).optional(),
    /** Variable of the environment that holds it. */
    clientSecretEnv: z.string().min(1).optional(),
    /** Domains of e-mail addresses that may be matched; without it any verified one. */
    allowedDomains: z.array(z.string().min(1).toLowerCase()).min(1).optional(),
    /** The provider itself demands more than a password, so that `signIn.require` is satisfied. */
    strong: z.boolean().default(false),
    /** Makes a user of whoever signs in and is not one yet, with these roles. */
    newUsers: z
      .strictObject({
        roles: z.array(z.enum(roles)).min(1),
        language: z.enum(["en", "fr", "nl"]).default("en"),
      })
      .optional(),
  })
  .refine(({ clientSecretFile, clientSecretEnv }) => !(clientSecretFile && clientSecretEnv), {
    message: "the secret is in a file or in the environment, not in both",
  })
  .refine(({ issuer }) => issuer.startsWith("https:") || isThisMachine(issuer), {
    path: ["issuer"],
    message: "an address that begins with https://",
  });

/** How people sign in to a node, as its file gives it. */
export const signInConfigSchema = z.strictObject({
  /** Roles for which a password alone is not enough: it lets its user register a passkey. */
  require: z.strictObject({ roles: z.array(z.enum(roles)).default([]) }).prefault({}),
  /** Minutes without use after which a session ends. */
  idleMinutes: z.int().min(5).max(1_440).default(60),
  /** Hours after sign-in when a session ends, however busy. */
  absoluteHours: z.int().min(1).max(168).default(12),
  /** OpenID Connect providers that people may sign in with. */
  oidc: z
    .array(providerSchema)
    .max(10)
    .refine((providers) => new Set(providers.map(({ id }) => id)).size === providers.length, {
      message: "two providers have the same id",
    })
    .default([]),
});

/** How people sign in to a node. */
export type SignInConfig = z.infer<typeof signInConfigSchema>;

/** A provider of OpenID Connect. */
export type OidcProvider = SignInConfig["oidc"][number];

/** The settings with what is left out filled in. */
export function signInSettings(config: { signIn?: SignInConfig | undefined }): SignInConfig {
  return config.signIn ?? signInConfigSchema.parse({});
}

/** A provider in a test or a trial may do without TLS on the same machine. */
function isThisMachine(url: string): boolean {
  return URL.canParse(url) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
