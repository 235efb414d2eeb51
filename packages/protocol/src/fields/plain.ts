import { z } from "zod";

/** A UUID in lower case: one way to write it, so that equal ids are equal texts. */
export const idSchema = z.uuid().lowercase();

/** A SHA-256 in lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");

/** An instant in UTC, ISO 8601 with `Z`, in the years 1900 to 2999. */
export const instantSchema = z.iso
  .datetime()
  .regex(/^(19|2\d)\d\d-/, "a year between 1900 and 2999");
