import { z } from "zod";
import { gradeSchema, type Grade } from "./grade.ts";
import { handlingSchema, type Handling } from "./handling.ts";

/** Directive (EU) 2016/680 art. 7: a statement is a fact or somebody's assessment. */
export const statementNatures = ["fact", "assessment"] as const;

/** The longest value a statement may hold, in UTF-16 code units. */
export const maxValueLength = 10_000;

/** What a person or a file supplies to make a statement; the node adds who, when and where. */
export const statementInputSchema = z.strictObject({
  property: z.string().min(1).max(64),
  value: z.string().min(1).max(maxValueLength),
  source: z.string().trim().min(1).max(500),
  grade: gradeSchema,
  handling: handlingSchema,
  nature: z.enum(statementNatures).default("fact"),
  observedAt: z.string().max(32).optional(),
  /** The statement this one takes the place of. */
  supersedes: z.uuid().optional(),
});

/** Input of a statement after parsing. */
export type StatementInput = z.infer<typeof statementInputSchema>;

/** One thing said about a record: a property's value with its source, grade, handling, date and author. */
export type Statement = {
  id: string;
  /** The record it was said of; stays the same when records are merged, so that a split loses nothing. */
  recordId: string;
  property: string;
  /** The value in the canonical form of the property's type. */
  value: string;
  /** The value as it was received, when that differs. */
  original: string | null;
  source: string;
  grade: Grade;
  handling: Handling;
  nature: (typeof statementNatures)[number];
  /** When the source saw it: a date that may lack day or month. */
  observedAt: string | null;
  /** Who wrote it: a user of this node, or null for a statement that a partner disclosed. */
  authorId: string | null;
  /** ISO 8601 instant at which this node took it in. */
  createdAt: string;
  /** Set when it was replaced or taken back; the statement itself stays. */
  endedAt: string | null;
  supersedes: string | null;
};
