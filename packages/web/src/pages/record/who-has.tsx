import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RecordDetail } from "../../api/contract.ts";
import { disclosuresQuery } from "../../api/recalls.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityById, AuthorityMark } from "../../parts/authority-mark.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";
import { Tag } from "../../parts/tag.tsx";
import classes from "./record.module.css";

/** Who has what of a record now, since when and on which basis. */
export function WhoHas({ record }: { record: RecordDetail }) {
  const { t, language } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(disclosuresQuery(record.id));
  if (error) return <ProblemNotice error={error} />;
  if (!data || (record.foreign && data.given.length === 0 && data.exports === 0)) return null;
  const byId = new Map(record.statements.map((statement) => [statement.id, statement]));
  const nameOf = (id: string) => {
    const statement = byId.get(id);
    return statement ? propertyName(statement.property, language, record.kind) : t("who-has.gone");
  };
  return (
    <Section title={t("who-has.title")} flush>
      {data.given.length === 0 && <p className={classes["nothing"]}>{t("who-has.nobody")}</p>}
      {data.given.map((given) => (
        <div
          key={`${given.statementId} ${given.requestId} ${given.at}`}
          className={classes["hit"] ?? ""}
        >
          <span className="row-wrap">
            <strong>{nameOf(given.statementId)}</strong>
            <HandlingBadge codes={given.handlingCodes} />
            {given.recalledAt && (
              <Tag tone={given.acknowledged ? "plain" : "warn"}>
                {t(given.acknowledged ? "who-has.recalled" : "who-has.recall-waits")}
              </Tag>
            )}
          </span>
          <AuthorityMark authority={given.to} foreign />
          <span className="dim">
            {formats.moment(given.at)} · {given.by} · {given.basis}{" "}
            <Link to="/requests/$requestId" params={{ requestId: given.requestId }}>
              {t("record.to-request")}
            </Link>
          </span>
        </div>
      ))}
      {data.passedOn.map((passed) => (
        <div key={`${passed.statementId} ${passed.to.id}`} className={classes["hit"] ?? ""}>
          <span className="row-wrap">
            <strong>{nameOf(passed.statementId)}</strong>
            <Tag tone="plain">{t("who-has.passed-on")}</Tag>
          </span>
          <AuthorityMark authority={passed.to} foreign />
          <span className="row dim">
            {t("who-has.through")} <AuthorityById id={passed.through} foreign />
          </span>
        </div>
      ))}
      {data.exports > 0 && (
        <p className={classes["nothing"]}>{t("who-has.exports", { count: data.exports })}</p>
      )}
    </Section>
  );
}
