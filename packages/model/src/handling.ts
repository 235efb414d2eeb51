import { z } from "zod";

/** Europol handling codes; they combine. Meanings: H0 police use, H1 not in proceedings, H2 no onward sharing, H3 other. */
export const handlingCodes = ["H0", "H1", "H2", "H3"] as const;

/** One handling code. */
export type HandlingCode = (typeof handlingCodes)[number];

/** A combination of handling codes; `restriction` is the free text that H3 requires. */
export const handlingSchema = z
  .strictObject({
    codes: z.array(z.enum(handlingCodes)).min(1).max(4),
    restriction: z.string().trim().min(1).max(2000).optional(),
  })
  .refine((handling) => handling.codes.includes("H3") === (handling.restriction !== undefined), {
    message: "H3 needs its restriction in words, and only H3 has one",
    path: ["restriction"],
  });

/** How a statement may be used and passed on. */
export type Handling = {
  codes: HandlingCode[];
  restriction?: string | undefined;
};

/** The handling of something derived: the strictest combination of all it was made from. */
export function strictestHandling(handlings: readonly Handling[]): Handling {
  const codes = new Set(handlings.flatMap((handling) => handling.codes));
  if (codes.size > 1) codes.delete("H0");
  if (codes.size === 0) codes.add("H0");
  const restrictions = [...new Set(handlings.flatMap((handling) => handling.restriction ?? []))];
  return {
    codes: [...codes].toSorted(),
    ...(restrictions.length > 0 ? { restriction: restrictions.toSorted().join(" / ") } : {}),
  };
}
