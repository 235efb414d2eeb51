import type { Style } from "./style.ts";

/** A day in a style's order and separators; instants stay in ISO 8601, as systems export them. */
export function writeDate(iso: string, style: Style): string {
  if (iso.length > 10 || style.dates === "iso") return iso;
  const separator = style.dates === "dmy-slash" ? "/" : style.dates === "dmy-dash" ? "-" : ".";
  return iso.split("-").toReversed().join(separator);
}
