import { compactWithoutLabel, isFiller } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";
import { luhnDigit } from "./luhn.ts";

/** Why an IMEI was refused. */
export type ImeiReason = "format-wrong" | "placeholder" | "check-digit-wrong";

/** How an IMEI had to be changed to reach its 15 digits. */
export type ImeiNote = "check-digit-added" | "software-version-dropped";

/**
 * Checks the number of a mobile device (3GPP TS 23.003, section 6.2) and brings it to 15 digits
 * with the Luhn check digit. Accepted beside that form: 14 digits (the digit is added), 15 digits
 * ending in the spare 0 that networks transmit in its place (the digit is put there), and the 16
 * digits of an IMEISV (the two of the software version are dropped).
 */
export function checkImei(text: string): IdentifierCheck<ImeiReason, ImeiNote> {
  const normal = compactWithoutLabel(text, /^IMEI(?:SV)?/);
  if (!/^[0-9]{14,16}$/.test(normal)) {
    const hint = /E[0-9]{2}$/.test(normal)
      ? "A spreadsheet has rounded this number: format the column as text and export it again."
      : "An IMEI has 15 digits, 14 without its check digit, or 16 with the software version.";
    return { ok: false, reason: "format-wrong", hint, normal };
  }
  if (isFiller(normal)) {
    const hint = "One digit repeated is a filler, not the number of a device.";
    return { ok: false, reason: "placeholder", hint, normal };
  }
  const device = normal.slice(0, 14);
  const value = `${device}${luhnDigit(device)}`;
  if (normal.length === 16) return { ok: true, value, note: "software-version-dropped" };
  if (normal === value) return { ok: true, value };
  if (normal.length === 14 || normal.endsWith("0"))
    return { ok: true, value, note: "check-digit-added" };
  const hint = `The check digit of ${device} would be ${value.at(-1)}: compare the number with the source.`;
  return { ok: false, reason: "check-digit-wrong", hint, normal };
}
