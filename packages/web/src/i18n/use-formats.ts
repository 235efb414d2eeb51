import { formatsOf, type Formats } from "./formats.ts";
import { useText } from "./text.ts";

/** The formats of the page's language. */
export function useFormats(): Formats {
  return formatsOf(useText().language);
}
