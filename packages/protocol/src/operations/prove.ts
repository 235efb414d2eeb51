import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { base64Blocks, base64Bytes } from "../fields/base64.ts";
import { elementBytes } from "./evaluate.ts";

/** Most elements under one proof that a node asks for. */
export const maxProvenElements = 100;

/**
 * `POST /link/proofs`: elements of the sender's choice, out of batches evaluated before; the addressee
 * evaluates them again and proves (RFC 9497 §2.2.1, mode 1) that its agreed key made them.
 */
export const proveSchema = z.strictObject({
  agreementId: idSchema,
  elements: base64Blocks(elementBytes, 1, maxProvenElements),
});

/** The answer: as many elements and one proof (challenge and response). */
export const provenSchema = z.strictObject({
  evaluated: base64Blocks(elementBytes, 1, maxProvenElements),
  proof: base64Bytes(64),
});
