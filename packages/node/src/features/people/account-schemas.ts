import { roles } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { listQuerySchema } from "../../http/pages.ts";
import { languageSchema, userSchema } from "./schemas.ts";
import { newUserSchema } from "./users.ts";

const someRolesSchema = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine((given) => new Set(given).size === given.length, { message: "a role stands twice" });

/** What the list of users may be asked. */
export const accountQuerySchema = listQuerySchema.extend({
  q: z.string().trim().max(200).optional(),
  role: z.enum(roles).optional(),
  state: z.enum(["active", "disabled"]).optional(),
});

/** A user as the administrator sees one. */
export const accountSchema = userSchema
  .extend({
    disabled: z.boolean(),
    createdAt: z.iso.datetime(),
    passkeys: z.int(),
    sessions: z.int(),
    password: z.enum(["own", "temporary", "none"]),
    provider: z.boolean(),
  })
  .openapi("Account");

/** A user to be made by the administrator. */
export const newAccountSchema = z.strictObject({
  name: newUserSchema.shape.name,
  email: newUserSchema.shape.email,
  roles: someRolesSchema,
  language: languageSchema,
});

/** What the administrator changes of a user. */
export const accountChangeSchema = z.strictObject({
  roles: someRolesSchema.optional(),
  disabled: z.boolean().optional(),
});

/** A password that was made, shown this once. */
export const givenPasswordSchema = z.object({ id: z.uuid(), password: z.string() });
