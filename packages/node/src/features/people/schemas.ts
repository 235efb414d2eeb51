import { authoritySchema, roles } from "@entente/model";
import { z } from "@hono/zod-openapi";

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

/** What sign-in asks for. */
export const credentialsSchema = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1_000),
  transport: z.enum(["cookie", "bearer"]).default("cookie"),
});

/** A session that began; the token is told to programs only, pages get it as a cookie. */
export const newSessionSchema = z.object({
  user: userSchema,
  token: z.string().optional(),
  expiresAt: z.iso.datetime(),
});

/** Who is signed in, and where. */
export const sessionSchema = z.object({
  user: userSchema,
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
