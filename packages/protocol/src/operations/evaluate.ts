import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { base64Blocks } from "../fields/base64.ts";

/** Bytes of a ristretto255 element. */
export const elementBytes = 32;
/** Most elements in one evaluation. */
export const maxElements = 1000;

/**
 * `POST /link/evaluations`: the sender's blinded keys, to be evaluated with the addressee's key under
 * the agreement (RFC 9497, ristretto255-SHA512, mode 0). The addressee learns only how many there are.
 */
export const evaluateSchema = z.strictObject({
  agreementId: idSchema,
  mode: z.literal(0),
  /** Elements laid end to end. */
  elements: base64Blocks(elementBytes, 1, maxElements),
});

/** The answer: as many elements, in the same order, and the number of the key that made them. */
export const evaluatedSchema = z.strictObject({
  evaluated: base64Blocks(elementBytes, 1, maxElements),
  keyEpoch: z.int().min(0),
});
