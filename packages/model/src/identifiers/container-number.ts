import { compactIdentifier } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why a container number was refused. */
export type ContainerNumberReason = "format-wrong" | "category-wrong" | "check-digit-wrong";

/**
 * The check digit of ISO 6346: letters count A = 10, B = 12 … Z = 38 (11, 22 and 33 are left
 * out), each value times 2^position, the sum modulo 11, where 10 becomes 0.
 * @param code three letters of the owner, the category letter and six digits
 */
export function containerCheckDigit(code: string): number {
  let sum = 0;
  for (let position = 0; position < 10; position += 1)
    sum += characterValue(code.charCodeAt(position)) * 2 ** position;
  return (sum % 11) % 10;
}

/**
 * Checks a container number (ISO 6346), with or without separators. A number without its check
 * digit is completed and noted. The digit catches typing errors; it proves nothing.
 */
export function checkContainerNumber(
  text: string,
): IdentifierCheck<ContainerNumberReason, "check-digit-added"> {
  const normal = compactIdentifier(text);
  if (!/^[A-Z]{4}[0-9]{6,7}$/.test(normal)) {
    const hint =
      "A container number has four letters and seven digits, the last one a check digit.";
    return { ok: false, reason: "format-wrong", hint, normal };
  }
  if (!"UJZ".includes(normal[3]!)) {
    const hint = "The fourth letter of a container number is U, J or Z.";
    return { ok: false, reason: "category-wrong", hint, normal };
  }
  const digit = containerCheckDigit(normal);
  if (normal.length === 10)
    return { ok: true, value: `${normal}${digit}`, note: "check-digit-added" };
  if (Number(normal[10]) === digit) return { ok: true, value: normal };
  const hint = `The check digit of ${normal.slice(0, 10)} would be ${digit}: compare the number with the source.`;
  return { ok: false, reason: "check-digit-wrong", hint, normal };
}

function characterValue(code: number): number {
  if (code < 65) return code - 48;
  const rank = code - 65;
  return 10 + rank + Math.floor((rank + 9) / 10);
}
