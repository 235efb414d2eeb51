import { compactIdentifier } from "./compact.ts";
import type { IdentifierCheck } from "./identifier-check.ts";

/** Why the number of a document was refused. */
export type DocumentNumberReason = "too-short" | "too-long" | "placeholder";

const placeholders = new Set(
  "NA NB NVT NONE NULL NIL UNKNOWN INCONNU INCONNUE ONBEKEND GEEN AUCUN AUCUNE SANS DESCONOCIDO NINGUNO TEST".split(
    " ",
  ),
);

/**
 * Brings the number of a document (identity card, passport, register, bill of lading …) to
 * upper-case letters and digits without separators. No check digit is looked at: every country and
 * kind of document has its own, or none.
 */
export function checkDocumentNumber(text: string): IdentifierCheck<DocumentNumberReason> {
  const normal = compactIdentifier(text);
  if (placeholders.has(normal) || /^0+$/.test(normal) || /^X{3,}$/.test(normal)) {
    const hint = "This says that there is no number: leave it empty.";
    return { ok: false, reason: "placeholder", hint, normal };
  }
  if (normal.length < 3) {
    const hint = "The number of a document has at least three letters or digits.";
    return { ok: false, reason: "too-short", hint, normal };
  }
  if (normal.length > 50) {
    const hint = "The number of a document has at most 50 letters and digits.";
    return { ok: false, reason: "too-long", hint, normal };
  }
  return { ok: true, value: normal };
}
