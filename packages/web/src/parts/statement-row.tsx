import type { Authority } from "@entente/model";
import { IconAlertTriangle, IconBulb, IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { StatementView } from "../api/contract.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { propertyName } from "../i18n/labels.ts";
import { textOr, useText } from "../i18n/text.ts";
import { Age } from "./age.tsx";
import { AuthorityById, AuthorityMark } from "./authority-mark.tsx";
import { GradeBadge } from "./grade-badge.tsx";
import { HandlingBadge } from "./handling-badge.tsx";
import { StatementValue } from "./statement-value.tsx";
import classes from "./statement.module.css";
import { Tag } from "./tag.tsx";

type Props = {
  statement: StatementView;
  kind: string;
  /** Whose it is; left out where the whole page says so. */
  authority?: Authority;
  foreign?: boolean;
  narrow?: boolean;
  /** Buttons, or the gate's decision. */
  actions?: ReactNode;
};

/** One thing said about a record, with where it comes from, its grade, its code and its age. */
export function StatementRow(props: Props) {
  const { statement, kind, authority, foreign = false, narrow = false, actions } = props;
  const { t, language } = useText();
  const formats = useFormats();
  return (
    <div
      className={classes["statement"]}
      data-foreign={foreign}
      data-narrow={narrow}
      data-ended={statement.endedAt !== null}
    >
      <div className={classes["name"]}>{propertyName(statement.property, language, kind)}</div>
      <div className={classes["value"]}>
        <StatementValue statement={statement} kind={kind} />
        {statement.original && statement.original !== statement.value && (
          <span className={classes["original"]}>
            {t("statement.as-received")} <bdi>{statement.original}</bdi>
          </span>
        )}
      </div>
      <div className={classes["codes"]}>
        <GradeBadge grade={statement.grade} />
        <HandlingBadge {...statement.handling} />
        {actions}
      </div>
      <div className={classes["from"]}>
        {authority && <AuthorityMark authority={authority} foreign={foreign} />}
        <span title={t("statement.source")}>{statement.source}</span>
        {statement.observedAt && (
          <span>
            {t("statement.observed", { date: formats.partialDate(statement.observedAt) })}
          </span>
        )}
        <span>
          <Age at={statement.createdAt} />
          {statement.author && ` · ${statement.author.name}`}
        </span>
        {statement.origin && (
          <span className="row">
            {t("statement.passed-on")} <AuthorityById id={statement.origin} foreign />
          </span>
        )}
        {statement.conditions && <em>{statement.conditions}</em>}
        {statement.nature === "assessment" && (
          <Tag tone="plain" icon={IconBulb} title={t("statement.assessment.meaning")}>
            {t("statement.nature.assessment")}
          </Tag>
        )}
        {statement.handling.restriction && (
          <Tag tone="plain" icon={IconLock}>
            H3: {statement.handling.restriction}
          </Tag>
        )}
        {statement.note && (
          <Tag tone="warn" icon={IconAlertTriangle}>
            {textOr(t, `statement.note.${statement.note}`, statement.note)}
          </Tag>
        )}
        {statement.endedAt && (
          <span>{t("statement.ended", { when: formats.moment(statement.endedAt) })}</span>
        )}
      </div>
    </div>
  );
}
