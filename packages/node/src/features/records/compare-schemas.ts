import { z } from "@hono/zod-openapi";
import { recordSchema, statementViewSchema } from "./schemas.ts";

/** How far the current values of a property agree in two records. */
const agreements = ["same", "similar", "different", "one-sided"] as const;

/** Two records side by side. */
export const comparisonSchema = z
  .object({
    left: recordSchema,
    right: recordSchema,
    rows: z.array(
      z.object({
        property: z.string(),
        left: z.array(statementViewSchema),
        right: z.array(statementViewSchema),
        agreement: z.enum(agreements),
      }),
    ),
  })
  .openapi("Comparison");

/** Two records side by side. */
export type Comparison = z.infer<typeof comparisonSchema>;
