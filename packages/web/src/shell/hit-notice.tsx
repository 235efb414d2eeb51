import type { LiveEvent } from "../live/events.ts";
import { useText } from "../i18n/text.ts";

/** Reads out to a screen reader that something new has come in; the counts show it to the eye. */
export function HitNotice({ event }: { event: LiveEvent | undefined }) {
  const { t } = useText();
  const said =
    event?.name === "hit" ? t("live.hit") : event?.name === "request" ? t("live.request") : "";
  return (
    <div role="status" aria-live="polite" className="only-read-aloud">
      {said}
    </div>
  );
}
