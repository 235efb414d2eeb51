import { z } from "zod";
import { isKind } from "./kinds/vocabulary.ts";
import { statementInputSchema, type Statement } from "./statement.ts";

/** The name of a kind that a record may have. */
export const kindSchema = z.string().refine(isKind, { message: "unknown kind of record" });

/** A new record as it enters a node: its kind and at least one statement. */
export const recordInputSchema = z.strictObject({
  kind: kindSchema,
  statements: z.array(statementInputSchema).min(1).max(500),
  /** A silent record is never listed to partners; it only queries, and only its owner is told. */
  silent: z.boolean().default(false),
  /** Directive (EU) 2016/680 art. 5: when the need to keep it is looked at again (YYYY-MM-DD). */
  reviewAt: z.iso.date().optional(),
});

/** Input of a record after parsing. */
export type RecordInput = z.infer<typeof recordInputSchema>;

/** What an authority knows of one person, object, place or event. */
export type RecordView = {
  id: string;
  kind: string;
  caption: string;
  /** The authority whose record it is; another than the node's own for a foreign record. */
  originator: string;
  silent: boolean;
  /** Records that were merged into this one and can be split off again. */
  mergedIds: string[];
  reviewAt: string;
  createdAt: string;
  updatedAt: string;
  /** All statements, ended ones included, oldest first. */
  statements: Statement[];
};
