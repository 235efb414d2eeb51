import type { Grade } from "@entente/model";
import { useText } from "../i18n/text.ts";
import classes from "./codes.module.css";

/** The 4x4 grade: source, then information; what cannot be relied on is printed lighter. */
export function GradeBadge({ grade }: { grade: Grade }) {
  const { t } = useText();
  const title = [
    `${t("grade.grade")} ${grade.source}${grade.information} (${grade.scale})`,
    `${grade.source}: ${t(`grade.source.${grade.source}`)}`,
    `${grade.information}: ${t(`grade.information.${grade.information}`)}`,
  ].join("\n");
  return (
    <span className={classes.grade} title={title}>
      <span data-doubtful={grade.source === "C" || grade.source === "X"}>{grade.source}</span>
      <span data-doubtful={grade.information === "4"}>{grade.information}</span>
    </span>
  );
}
