import { kindSchema } from "@entente/model";
import { z } from "zod";
import { hashSchema, idSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";
import { disclosedStatementSchema } from "./disclosed-statement.ts";

/** Most statements that one reply discloses. */
export const maxDisclosedStatements = 500;

/** The answer to a request: the record, or the part of it that may be disclosed. */
export const replySchema = z.strictObject({
  requestId: idSchema,
  /** SHA-256 of the canonical envelope of the request that is answered. */
  requestHash: hashSchema,
  /** The record's kind. */
  kind: kindSchema,
  /** The sender's opaque name for the record: equal in all its replies on it. */
  recordRef: filledText(64),
  statements: z.array(disclosedStatementSchema).min(1).max(maxDisclosedStatements),
  conditions: filledText(2000).optional(),
  note: filledText(4000).optional(),
  /** Who decided it, as that person is to be named to the requester. */
  answeredBy: filledText(200),
});

/** The answer to a request. */
export type Reply = z.infer<typeof replySchema>;
