import { z } from "zod";
import { base64Bytes } from "../fields/base64.ts";

/**
 * What one party adds to an agreement: its signature under the terms, and its public blind-evaluation
 * key under it, which it signs too, so that nobody can put another in its place on the way.
 */
export const agreementPartSchema = z.strictObject({
  signature: base64Bytes(64),
  oprfPublicKey: base64Bytes(32),
  keySignature: base64Bytes(64),
});

/** What one party adds to an agreement. */
export type AgreementPart = z.infer<typeof agreementPartSchema>;
