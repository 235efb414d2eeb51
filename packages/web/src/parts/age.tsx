import { useFormats } from "../i18n/use-formats.ts";
import { useNow } from "./now.ts";

/** How long ago something was, with the exact instant in the tooltip. */
export function Age({ at }: { at: string }) {
  const formats = useFormats();
  const now = useNow();
  return (
    <time dateTime={at} title={formats.instant(at)} className="num">
      {formats.ago(at, now)}
    </time>
  );
}
