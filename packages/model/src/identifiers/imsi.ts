import { compactWithoutLabel, isFiller } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why an IMSI was refused. */
export type ImsiReason = "format-wrong" | "placeholder" | "country-digits-unknown";

/**
 * Checks the number of a SIM (ITU-T E.212): 14 or 15 digits that begin with a mobile country code,
 * which starts with 2 to 7 or 9, or is 001 for test networks.
 */
export function checkImsi(text: string): IdentifierCheck<ImsiReason> {
  const normal = compactWithoutLabel(text, /^IMSI/);
  if (!/^[0-9]{14,15}$/.test(normal)) {
    const hint = "An IMSI has 15 digits (14 in a few networks).";
    return { ok: false, reason: "format-wrong", hint, normal };
  }
  if (isFiller(normal)) {
    const hint = "One digit repeated is a filler, not the number of a SIM.";
    return { ok: false, reason: "placeholder", hint, normal };
  }
  if (/^(?:[2-79]|001)/.test(normal)) return { ok: true, value: normal };
  const hint = `No country has the mobile code ${normal.slice(0, 3)}.`;
  return { ok: false, reason: "country-digits-unknown", hint, normal };
}
