import { z } from "@hono/zod-openapi";
import { Problem } from "./problem.ts";

const mostPerPage = 200;
const longestCursor = 2_000;

/** The query every list takes: how many rows, and from where. */
export const listQuerySchema = z.object({
  limit: z.coerce
    .number("a whole number")
    .int("a whole number")
    .min(1)
    .max(mostPerPage)
    .default(50)
    .openapi({ description: `Rows to a page, at most ${mostPerPage}.` }),
  cursor: z
    .string()
    .max(longestCursor)
    .optional()
    .openapi({ description: "`next` of the page before; leave out for the first page." }),
});

/** A page of a list. `total` is null where counting would take too long. */
export type Page<T> = { items: T[]; next: string | null; total: number | null };

/** The schema of a page of `item`s. */
export function listOf<S extends z.ZodType>(
  item: S,
): z.ZodObject<{
  items: z.ZodArray<S>;
  next: z.ZodNullable<z.ZodString>;
  total: z.ZodNullable<z.ZodNumber>;
}> {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.int().nullable(),
  });
}

/** Where the next page begins, as text that callers hand back unread. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position), "utf8").toString("base64url");
}

/**
 * Reads a cursor that came back.
 * @param schema what a position in this list looks like
 * @returns undefined when there was none: the first page
 * @throws Problem 400 `invalid-cursor` when it is none of this list's
 */
export function decodeCursor<S extends z.ZodType>(
  schema: S,
  cursor: string | undefined,
): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const position = schema.safeParse(parsed(cursor));
  if (position.success) return position.data;
  throw new Problem(400, "invalid-cursor", "The cursor does not belong to this list.", {
    errors: [{ path: "query.cursor", message: "not a cursor of this list" }],
    remedy: "Begin again with the first page.",
  });
}

/**
 * Makes a page out of rows that were read with `limit + 1`: the row too many tells that there is a
 * next page, which begins after the last row shown.
 * @param positionOf the position of a row, as `decodeCursor` reads it back
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  positionOf: (row: T) => unknown,
  total: number | null = null,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? encodeCursor(positionOf(last)) : null, total };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
