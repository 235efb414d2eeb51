import { compactWithoutLabel } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why an MMSI was refused. */
export type MmsiReason = "format-wrong" | "country-digits-unknown";

/**
 * Where the three digits of the country stand (ITU-R M.585): first for ships, after 0 for groups,
 * 00 for coast stations, 111 for aircraft, 8 for handhelds, 98 for craft of a parent ship, 99 for
 * aids to navigation. 970, 972 and 974 are rescue beacons without a country.
 */
const forms = /^(?:(?:00?|111|8|98|99)?[2-7][0-9]{2}|97[024])/;

/** Checks the radio identity of a ship or station: nine digits with a country's digits in place. */
export function checkMmsi(text: string): IdentifierCheck<MmsiReason> {
  const normal = compactWithoutLabel(text, /^MMSI/);
  if (!/^[0-9]{9}$/.test(normal)) {
    const hint = "An MMSI has nine digits.";
    return { ok: false, reason: "format-wrong", hint, normal };
  }
  if (forms.test(normal)) return { ok: true, value: normal };
  const hint = "A ship's MMSI begins with the three digits of its country, 201 to 775.";
  return { ok: false, reason: "country-digits-unknown", hint, normal };
}
