import { useEffect } from "react";
import type { LiveEvent } from "../live/events.ts";
import { useText } from "../i18n/text.ts";
import { notify } from "../parts/notify.ts";

/**
 * Reads out to a screen reader that something new has come in; the counts show it to the eye. Changes
 * of agreements, which have no count, are said to all.
 */
export function HitNotice({ event }: { event: LiveEvent | undefined }) {
  const { t } = useText();
  useEffect(() => {
    if (event?.name === "agreement")
      void notify({ id: `agreement-${event.id}`, message: t("agreements.notice") });
  }, [event, t]);
  const said =
    event?.name === "hit" ? t("live.hit") : event?.name === "request" ? t("live.request") : "";
  return (
    <div role="status" aria-live="polite" className="only-read-aloud">
      {said}
    </div>
  );
}
