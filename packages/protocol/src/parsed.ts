import type { z } from "zod";

/** Where a value is not of its form. */
export type Malformed = {
  readonly ok: false;
  readonly reason: "malformed";
  /** Leads to the first fault, for example `payload.tags.3`; empty for the whole. */
  readonly path: string;
  readonly message: string;
};

/** What a parser answers. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Malformed;

/** Reads `value` by `schema`; `root` is put before the path. */
export function parseBy<T>(schema: z.ZodType<T>, value: unknown, root?: string): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const path = [root, ...(issue?.path ?? [])];
  if (issue?.code === "unrecognized_keys") path.push(issue.keys[0]);
  return {
    ok: false,
    reason: "malformed",
    path: path
      .filter((step) => step !== undefined)
      .map(String)
      .join("."),
    message: issue?.message ?? "not of this form",
  };
}
