import { oneLine, toAscii } from "./characters.ts";
import { keep, refuse, type CleanContext, type Cleaned, type Cleaner } from "./cleaned.ts";

const wrong = refuse("not-a-number", "Write a number such as 1250.5, without spaces or units.");

/** A number with a currency before it or a unit behind it, or one that a spreadsheet has shortened. */
const withUnit = /^(?:[a-z$%]{1,4} ?[0-9][0-9.,' ]*|[0-9][0-9.,' ]*[a-z$%][a-z0-9/+]{0,9})$/i;

const englishSpeaking = new Set(["gb", "ie", "us", "au", "nz", "ca", "za", "ng", "gh"]);
const neverInThousands = new Set(["latitude", "longitude"]);

/**
 * A decimal number with a point, without thousands separators, leading or trailing zeros. The text
 * is rewritten, not calculated with, so no digit is lost.
 *
 * A single separator is the decimal one: that is what the canonical form itself needs. Where three
 * digits follow it, it could have separated thousands, and the value is noted as doubtful.
 */
export const cleanNumber: Cleaner = (text, context) => {
  const line = oneLine(toAscii(oneLine(text).slice(0, 200)));
  const parts = /^([+-]?) ?([0-9.,' ]+)$/.exec(line);
  if (!parts || line.length > 60 || !/[0-9]/.test(line))
    return withUnit.test(line)
      ? refuse("has-unit", "Write the number alone; the unit belongs to the property.")
      : wrong;
  const minus = parts[1] === "-";
  const digits = withoutGroups(parts[2]!.trim(), /[ ']/);
  return digits === null ? wrong : readSeparators(digits, minus, context);
};

function readSeparators(digits: string, minus: boolean, context: CleanContext): Cleaned {
  const decimalAt = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  if (decimalAt < 0) return canonical(minus, digits, "");
  const mark = digits[decimalAt]!;
  const whole = digits.slice(0, decimalAt);
  const fraction = digits.slice(decimalAt + 1);
  if (whole.includes(mark)) {
    const grouped = withoutGroups(digits, mark === "." ? /\./ : /,/);
    return grouped === null || /[.,]/.test(grouped) ? wrong : canonical(minus, grouped, "");
  }
  const ungrouped = withoutGroups(whole, mark === "." ? /,/ : /\./);
  if (ungrouped === null) return wrong;
  const ambiguous =
    ungrouped === whole &&
    /^[1-9][0-9]{0,2}$/.test(whole) &&
    fraction.length === 3 &&
    !neverInThousands.has(context.property ?? "");
  if (!ambiguous) return canonical(minus, ungrouped, fraction);
  if (mark === "," && englishSpeaking.has(context.country?.toLowerCase() ?? ""))
    return canonical(minus, whole + fraction, "");
  const read = canonical(minus, whole, fraction);
  return read.ok ? keep(read.value, "separator-ambiguous") : read;
}

/** The digits without the marks that set off groups of three; null when a group is not of three. */
function withoutGroups(digits: string, mark: RegExp): string | null {
  const [first, ...groups] = digits.split(mark);
  if (groups.length === 0) return digits;
  const last = groups.pop()!;
  const threes = groups.every((group) => /^[0-9]{3}$/.test(group));
  const fits = /^[0-9]{1,3}$/.test(first!) && threes && /^[0-9]{3}(?:[.,][0-9]*)?$/.test(last);
  return fits ? [first, ...groups, last].join("") : null;
}

function canonical(minus: boolean, whole: string, fraction: string): Cleaned {
  const left = whole.replace(/^0+(?=[0-9])/, "") || "0";
  const right = fraction.replace(/0+$/, "");
  const value = right === "" ? left : `${left}.${right}`;
  return keep(minus && value !== "0" ? `-${value}` : value);
}
