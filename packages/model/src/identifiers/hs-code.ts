import { compactWithoutLabel } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why a commodity code was refused. */
export type HsCodeReason = "format-wrong" | "chapter-unknown";

/**
 * Checks the form of a commodity code of the Harmonized System: chapter (2 digits), heading (4),
 * subheading (6), or 8 and 10 digits of the European Union. Chapters run from 01 to 97 without 77;
 * 98 and 99 are left to national use.
 */
export function checkHsCode(text: string): IdentifierCheck<HsCodeReason> {
  const normal = compactWithoutLabel(text, /^HS(?:CODE)?/);
  if (!/^(?:[0-9]{2}){1,5}$/.test(normal)) {
    const hint = "A commodity code has 2, 4, 6, 8 or 10 digits: a leading zero may have been lost.";
    return { ok: false, reason: "format-wrong", hint, normal };
  }
  if (!/^(?:00|77)/.test(normal)) return { ok: true, value: normal };
  const hint = `The Harmonized System has no chapter ${normal.slice(0, 2)}.`;
  return { ok: false, reason: "chapter-unknown", hint, normal };
}
