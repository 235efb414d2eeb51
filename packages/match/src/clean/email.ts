import { oneLine } from "./characters.ts";
import { keep, refuse, type Cleaner } from "./cleaned.ts";

/** An e-mail address in lower case, taken out of `Name <address>` and `mailto:` when needed. */
export const cleanEmail: Cleaner = (text) => {
  const wrong = refuse("format-wrong", "An e-mail address looks like name@example.org.");
  const line = oneLine(text);
  if (line.length > 500) return wrong;
  const address = (/<([^<>]*)>/.exec(line)?.[1] ?? line).replace(/^mailto:/i, "");
  if (/[,;]/.test(address))
    return refuse("several-values", "Put one e-mail address in each value.");
  const [local, domain, ...more] = address.toLowerCase().normalize("NFC").split("@");
  if (!local || !domain || more.length > 0) return wrong;
  const labels = domain.split(".");
  const fits =
    local.length <= 64 &&
    domain.length <= 253 &&
    !/[\s<>()[\]\\:"]/.test(local) &&
    local.split(".").every(Boolean) &&
    labels.length > 1 &&
    labels.every(isLabel) &&
    !/^[0-9]+$/.test(labels.at(-1)!);
  return fits ? keep(`${local}@${domain}`) : wrong;
};

/** A label of a domain name, in any script (RFC 5890). */
function isLabel(label: string): boolean {
  return label.length <= 63 && /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !/^-|-$/.test(label);
}
