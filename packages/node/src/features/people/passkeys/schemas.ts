import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "@hono/zod-openapi";
import { knownTransports } from "./transports.ts";

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/, "base64url without padding");
const credentialSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
});

/** What a browser says when it made a passkey (WebAuthn Level 3, RegistrationResponseJSON). */
export const registrationResponseSchema = credentialSchema.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(20).default([]),
  }),
});

/** What a browser says when a passkey was shown to it (AuthenticationResponseJSON). */
export const authenticationResponseSchema = credentialSchema.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** A registration as it is verified: extensions are neither asked for nor looked at. */
export function toRegistration(
  given: z.infer<typeof registrationResponseSchema>,
): RegistrationResponseJSON {
  const transports = knownTransports(given.response.transports);
  return { ...given, response: { ...given.response, transports }, clientExtensionResults: {} };
}

/** An authentication as it is verified. */
export function toAuthentication(
  given: z.infer<typeof authenticationResponseSchema>,
): AuthenticationResponseJSON {
  const { userHandle, ...response } = given.response;
  return {
    ...given,
    response: userHandle === undefined ? response : { ...response, userHandle },
    clientExtensionResults: {},
  };
}

/** What a browser is to be asked, as WebAuthn says it; and the id under which it is answered. */
export const passkeyQuestionSchema = z.object({
  challengeId: z.string(),
  options: z.unknown().openapi({ type: "object", description: "As WebAuthn's JSON says it" }),
});

/** A passkey as its owner sees it. */
export const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    backedUp: z.boolean(),
  })
  .openapi("Passkey");

export const passkeyNameSchema = z.string().trim().min(1).max(100);
export const challengeIdSchema = z.string().min(1).max(100);
