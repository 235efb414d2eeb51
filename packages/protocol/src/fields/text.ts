import { z } from "zod";

/**
 * Text that every node can keep: at most `max` UTF-16 code units, no NUL (PostgreSQL has none) and no
 * half of a surrogate pair (RFC 8785 has no canonical form for it).
 */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), {
      message: "text without NUL and unpaired surrogates",
    });
}

/** `text` that says something: not empty and not only spaces. */
export function filledText(max: number) {
  return text(max).refine((value) => value.trim() !== "", { message: "must not be empty" });
}
