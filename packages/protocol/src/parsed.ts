import type { z } from "zod";

/** What a parser answers; `path` leads to the first fault, for example `payload.tags.3`. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: "malformed";
      readonly path: string;
      readonly message: string;
    };

/** Reads `value` by `schema`; `root` is put before the path. */
export function parseBy<T>(schema: z.ZodType<T>, value: unknown, root = ""): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  return {
    ok: false,
    reason: "malformed",
    path: [...(root ? [root] : []), ...(issue?.path ?? []).map(String)].join("."),
    message: issue?.message ?? "not of this form",
  };
}
