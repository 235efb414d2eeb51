import { IconPlugConnected, IconPlugConnectedX } from "@tabler/icons-react";
import { useText } from "../i18n/text.ts";
import type { LiveState } from "../live/events.ts";
import classes from "./shell.module.css";

/** Whether what is shown follows the node by itself. */
export function LiveMark({ state, wordClass }: { state: LiveState; wordClass: string }) {
  const { t } = useText();
  const Mark = state === "broken" ? IconPlugConnectedX : IconPlugConnected;
  return (
    <div className={classes["live"]} title={t(`live.${state}.meaning`)}>
      <Mark size={15} stroke={1.7} aria-hidden />
      <span className={wordClass}>{t(`live.${state}`)}</span>
    </div>
  );
}
