import { z } from "zod";

/** 4x4 evaluation of the source: A reliable in all instances … X cannot be assessed. There is no D. */
export const sourceGrades = ["A", "B", "C", "X"] as const;
/** 4x4 evaluation of the information: 1 not in doubt … 4 cannot be corroborated. */
export const informationGrades = ["1", "2", "3", "4"] as const;

/**
 * A grade with its scale. Other scales (5x5x5, 3x5x2) exist; a grade is never mapped from one scale
 * onto another without a person's decision, so the scale is stored with it.
 */
export const gradeSchema = z.strictObject({
  scale: z.literal("4x4"),
  source: z.enum(sourceGrades),
  information: z.enum(informationGrades),
});

/** The evaluation of a statement's source and content. */
export type Grade = z.infer<typeof gradeSchema>;

/** The grade of a statement whose source nobody has assessed yet. */
export const ungraded: Grade = { scale: "4x4", source: "X", information: "4" };

/** A grade as written on paper, for example "B2". */
export function formatGrade(grade: Grade): string {
  return `${grade.source}${grade.information}`;
}
