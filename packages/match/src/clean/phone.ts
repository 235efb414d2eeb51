import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { oneLine, toAscii } from "./characters.ts";
import { keep, refuse, type CleanContext, type Cleaned, type Cleaner } from "./cleaned.ts";
import { remember } from "./remember.ts";

const longest = 60;
const hint = "Write a phone with its country, such as +32 and the number without its first 0.";

/**
 * A phone in E.164, from international or national writing (the latter needs a country). The
 * number must have a length that its country uses; whether its range is in service is not asked,
 * so numbers reserved for fiction pass.
 */
export const cleanPhone: Cleaner = (text, context) => {
  const line = oneLine(text);
  if (line.length > longest) return refuse("too-long", hint);
  return readPhone(line, context);
};

const readPhone = remember(20_000, (line: string, context: CleanContext): Cleaned => {
  const written = toAscii(line).replace(/^(?:tel|phone|gsm|mobile)?[:.]? */i, "");
  if (/[,;|]|[0-9] *[/&]? *\+/.test(written))
    return refuse("several-values", "Put one phone in each value.");
  const international = written.replace(/^00/, "+").replace(/^(\+(?!39)[^(]*)\(0\)/, "$1");
  const country = context.country?.toUpperCase();
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const digits = international.replace(/[^0-9]/g, "").length;
  if (digits < 5) return refuse("too-short", hint);
  if (!international.startsWith("+") && region === undefined)
    return refuse("country-missing", hint);
  const parsed =
    parsePhoneNumberFromString(international, {
      ...(region && { defaultCountry: region }),
      extract: false,
    }) ?? null;
  if (parsed === null) return refuse("format-wrong", hint);
  if (parsed.isPossible())
    return keep(parsed.number, parsed.ext === undefined ? undefined : "extension-dropped");
  const shown = parsed.number;
  return refuse(
    "impossible-number",
    `${shown} has a length that its country does not use. ${hint}`,
  );
});
