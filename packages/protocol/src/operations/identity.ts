import { authoritySchema } from "@entente/model";
import { z } from "zod";
import { base64Bytes } from "../fields/base64.ts";

/** `GET /link/identity`: who runs the node and the key its messages are signed with (Ed25519). */
export const nodeIdentitySchema = z.strictObject({
  authority: authoritySchema,
  signingKey: base64Bytes(32),
});
