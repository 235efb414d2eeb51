import { compactIdentifier } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why a plate was refused. */
export type PlateReason = "too-short" | "too-long";

/**
 * Brings a vehicle's plate to upper-case letters and digits without separators. A country is
 * recognised only where it is set apart, as in "1-ABC-123 (BE)" or "BE: 1-ABC-123", because
 * "B-MW 123" is a plate of Berlin and not a Belgian one; it is taken out of the plate and told.
 * @returns the plate, and the country as ISO 3166-1 alpha-2 in lower case when it was written
 */
export function checkPlate(
  text: string,
): IdentifierCheck<PlateReason, "country-dropped"> & { readonly country?: string } {
  const before = /^\s*([A-Za-z]{2})\s*:/.exec(text);
  const after = /\(\s*([A-Za-z]{2})\s*\)$/.exec(text.trim().slice(-64));
  const country = (before ?? after)?.[1]?.toLowerCase();
  const plate = before
    ? text.slice(before[0].length)
    : after
      ? text.trim().slice(0, -after[0].length)
      : text;
  const normal = compactIdentifier(plate);
  if (normal.length < 2) {
    const hint = "A plate has at least two letters or digits.";
    return { ok: false, reason: "too-short", hint, normal };
  }
  if (normal.length > 12) {
    const hint = "A plate has at most twelve letters and digits: is this several plates?";
    return { ok: false, reason: "too-long", hint, normal };
  }
  return country === undefined
    ? { ok: true, value: normal }
    : { ok: true, value: normal, note: "country-dropped", country };
}
