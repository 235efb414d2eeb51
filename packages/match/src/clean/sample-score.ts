import type { PropertyType } from "@entente/model";
import { checksOut } from "./checks-out.ts";
import { cleanValue } from "./clean-value.ts";

/** Types that accept nearly any text, so that samples say nothing for or against them. */
const permissive = new Set<PropertyType>([
  "name",
  "text",
  "address",
  "topic",
  "document",
  "entity",
]);

/** Types whose values can be told from others without a heading. */
const selfEvident = new Set<PropertyType>(["email", "iban", "container", "imei", "phone", "url"]);

/** How many samples are looked at. */
const most = 20;

/**
 * The share of sample values that a property of this type would take.
 * @returns from 0 to 1; undefined when the samples say nothing
 */
export function acceptedShare(samples: readonly string[], type: PropertyType): number | undefined {
  const filled = filledOf(samples);
  if (permissive.has(type) || filled.length === 0) return undefined;
  const accepted = filled.filter((raw) => cleanValue(type, raw, { country: "be" }).ok);
  return accepted.length / filled.length;
}

/** True when nearly all samples are plainly of this type, whatever the heading says. */
export function isPlainly(samples: readonly string[], type: PropertyType): boolean {
  const filled = filledOf(samples);
  if (!selfEvident.has(type) || filled.length < 3) return false;
  const plain = filled.filter((raw) => {
    if (type === "phone" && !/^\s*(?:\+|00)/.test(raw)) return false;
    if (type === "url" && !/^\s*https?:/i.test(raw)) return false;
    const cleaned = cleanValue(type, raw);
    return cleaned.ok && cleaned.note === undefined && checksOut(type, cleaned.value);
  });
  return plain.length >= 0.8 * filled.length;
}

function filledOf(samples: readonly string[]): string[] {
  return samples.filter((raw) => raw.trim() !== "").slice(0, most);
}
