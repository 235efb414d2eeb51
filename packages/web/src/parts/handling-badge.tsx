import type { Handling } from "@entente/model";
import { IconLock } from "@tabler/icons-react";
import { useText } from "../i18n/text.ts";
import classes from "./codes.module.css";

/** The handling code as a stamp, filled as soon as it restricts more than H0. */
export function HandlingBadge({ handling }: { handling: Handling }) {
  const { t } = useText();
  const meanings = handling.codes.map((code) =>
    code === "H3" ? `H3: ${handling.restriction ?? ""}` : `${code}: ${t(`handling.${code}`)}`,
  );
  const restricted = handling.codes.some((code) => code !== "H0");
  return (
    <span
      className={classes.handling}
      data-restricted={restricted}
      title={`${t("handling.code")} ${meanings.join("\n")}`}
    >
      {restricted && <IconLock size={10} stroke={2.6} aria-hidden />}
      {handling.codes.join("+")}
    </span>
  );
}
