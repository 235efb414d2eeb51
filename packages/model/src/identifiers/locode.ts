import { compactIdentifier } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/**
 * Checks the form of a UN/LOCODE (UNECE Recommendation 16): two letters of the country, then three
 * letters or digits 2–9 of the place. Whether the place exists is not looked up.
 */
export function checkLocode(text: string): IdentifierCheck<"format-wrong"> {
  const normal = compactIdentifier(text);
  if (/^[A-Z]{2}[A-Z2-9]{3}$/.test(normal)) return { ok: true, value: normal };
  const hint = "A UN/LOCODE has two letters of the country and three of the place, as in BEANR.";
  return { ok: false, reason: "format-wrong", hint, normal };
}
