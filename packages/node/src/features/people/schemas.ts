import { authoritySchema, roles } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { authenticationResponseSchema, challengeIdSchema } from "./passkeys/schemas.ts";
import { newUserSchema } from "./users.ts";

/** Languages the node speaks. */
export const languageSchema = z.enum(["en", "fr", "nl"]);

const rolesSchema = z.array(z.enum(roles));

/** The person who is signed in. */
export const userSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    roles: rolesSchema.readonly(),
    language: languageSchema,
  })
  .openapi("User");

/** A colleague. */
export const userRowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: rolesSchema.readonly(),
});

/** How a session is carried: pages by cookie, programs by token. */
export const transportSchema = z.enum(["cookie", "bearer"]).default("cookie");

const passwordSchema = z.string().min(1).max(1_000);

/** What sign-in asks for. */
export const credentialsSchema = z.strictObject({
  email: z.string().min(1).max(254),
  password: passwordSchema,
  transport: transportSchema,
});

/** What shows once more that it is the user of the session. */
export const confirmationSchema = z.union([
  z.strictObject({ password: passwordSchema }),
  z.strictObject({ challengeId: challengeIdSchema, response: authenticationResponseSchema }),
]);

/** Another password against the one there is. */
export const passwordChangeSchema = z.strictObject({
  current: passwordSchema,
  next: newUserSchema.shape.password,
});

const methodSchema = z.enum(["password", "passkey", "oidc", "oidc-strong"]);

/** One of the user's own sessions. */
export const ownSessionSchema = z
  .object({
    id: z.uuid(),
    device: z.string(),
    method: methodSchema,
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    current: z.boolean(),
  })
  .openapi("OwnSession");

/** A session that began; the token is told to programs only, pages get it as a cookie. */
export const newSessionSchema = z.object({
  user: userSchema,
  token: z.string().optional(),
  expiresAt: z.iso.datetime(),
});

/** Who is signed in, and where. */
export const sessionSchema = z.object({
  user: userSchema,
  session: z.object({
    id: z.uuid(),
    method: methodSchema,
    /** Whether the person proved who they are within the last 10 minutes. */
    recent: z.boolean(),
    /** Why the session is good for the user's own account alone, if so. */
    limited: z.enum(["passkey-required", "password-change-required"]).nullable(),
  }),
  node: authoritySchema,
  demonstration: z.boolean(),
});

/** The users of a demonstration. */
export const sampleUsersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      roles: rolesSchema,
      language: languageSchema,
      password: z.string(),
    }),
  ),
});
