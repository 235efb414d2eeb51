import { compactWithoutLabel, isFiller } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why a ship number was refused. */
export type ImoNumberReason = "format-wrong" | "placeholder" | "check-digit-wrong";

/**
 * Checks an IMO ship number: seven digits, the last one the final digit of the sum of the first
 * six times 7, 6, 5, 4, 3, 2 (IMO resolution A.1117(30)). The letters "IMO" may stand before it.
 */
export function checkImoNumber(text: string): IdentifierCheck<ImoNumberReason> {
  const normal = compactWithoutLabel(text, /^IMO(?:NO|NUMBER)?/);
  if (!/^[0-9]{7}$/.test(normal)) {
    const hint = "An IMO ship number has seven digits.";
    return { ok: false, reason: "format-wrong", hint, normal };
  }
  if (isFiller(normal)) {
    const hint = "One digit repeated is a filler, not the number of a ship.";
    return { ok: false, reason: "placeholder", hint, normal };
  }
  let sum = 0;
  for (let position = 0; position < 6; position += 1)
    sum += Number(normal[position]) * (7 - position);
  if (Number(normal[6]) === sum % 10) return { ok: true, value: normal };
  const hint = `The last digit of ${normal.slice(0, 6)}… would be ${sum % 10}: compare the number with the source.`;
  return { ok: false, reason: "check-digit-wrong", hint, normal };
}
