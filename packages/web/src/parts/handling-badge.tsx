import type { HandlingCode } from "@entente/model";
import { IconLock } from "@tabler/icons-react";
import { useText } from "../i18n/text.ts";
import classes from "./codes.module.css";

type Props = { codes: readonly HandlingCode[]; restriction?: string | undefined };

/** The handling code as a stamp, filled as soon as it restricts more than H0. */
export function HandlingBadge({ codes, restriction }: Props) {
  const { t } = useText();
  const meanings = codes.map((code) =>
    code === "H3" ? `H3: ${restriction ?? t("handling.H3")}` : `${code}: ${t(`handling.${code}`)}`,
  );
  const restricted = codes.some((code) => code !== "H0");
  return (
    <span
      className={classes.handling}
      data-restricted={restricted}
      title={`${t("handling.code")} ${meanings.join("\n")}`}
    >
      {restricted && <IconLock size={10} stroke={2.6} aria-hidden />}
      {codes.join("+")}
    </span>
  );
}
