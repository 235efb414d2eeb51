import { ActionIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import {
  IconTilde,
  IconArrowsExchange2,
  IconEqual,
  IconEqualNot,
  IconMinus,
  type Icon,
} from "@tabler/icons-react";
import type { Agreement, Comparison, RecordDetail, StatementView } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { GradeBadge } from "../../parts/grade-badge.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { StatementValue } from "../../parts/statement-value.tsx";
import { Tag, type Tone } from "../../parts/tag.tsx";
import classes from "./compare.module.css";

const agreements: Record<Agreement, [Tone, Icon]> = {
  same: ["good", IconEqual],
  similar: ["accent", IconTilde],
  different: ["warn", IconEqualNot],
  "one-sided": ["plain", IconMinus],
};
import { ScrollRegion } from "../../parts/scroll-region.tsx";

type Props = { comparison: Comparison; onSwap: () => void };

/** What two records say of each property, and how far that agrees. */
export function ComparisonTable({ comparison, onSwap }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const { left, right, rows } = comparison;
  const counts = (["same", "similar", "different", "one-sided"] as const).map(
    (each) => [each, rows.filter((row) => row.agreement === each).length] as const,
  );
  return (
    <div className="stack">
      <div className="row-wrap">
        {counts.map(([agreement, count]) => (
          <Tag key={agreement} tone={agreements[agreement][0]} icon={agreements[agreement][1]}>
            {t(`compare.agreement.${agreement}`)}: {formats.number(count)}
          </Tag>
        ))}
        <span className="dim">{t("compare.of", { count: rows.length })}</span>
      </div>
      <ScrollRegion className={classes["frame"]} label={t("compare.title")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-read-aloud">{t("statement.property")}</span>
                <ActionIcon
                  onClick={onSwap}
                  aria-label={t("compare.swap")}
                  title={t("compare.swap")}
                >
                  <IconArrowsExchange2 size={17} aria-hidden />
                </ActionIcon>
              </th>
              <Head record={left} />
              <Head record={right} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [tone, icon] = agreements[row.agreement];
              return (
                <tr key={row.property}>
                  <th scope="row">
                    {propertyName(row.property, language, left.kind)}
                    <Tag tone={tone} icon={icon}>
                      {t(`compare.agreement.${row.agreement}`)}
                    </Tag>
                  </th>
                  <Side record={left} statements={row.left} />
                  <Side record={right} statements={row.right} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function Head({ record }: { record: RecordDetail }) {
  return (
    <th scope="col" data-foreign={record.foreign}>
      <Link to="/records/$recordId" params={{ recordId: record.id }}>
        <bdi>{record.caption}</bdi>
      </Link>
      <AuthorityMark authority={record.originator} foreign={record.foreign} />
    </th>
  );
}

function Side({
  record,
  statements,
}: {
  record: RecordDetail;
  statements: readonly StatementView[];
}) {
  return (
    <td data-foreign={record.foreign}>
      {statements.length === 0 && <span className="dim">—</span>}
      {statements.map((statement) => (
        <div key={statement.id} className={classes["value"]}>
          <StatementValue statement={statement} kind={record.kind} />
          <span className={classes["codes"]}>
            <GradeBadge grade={statement.grade} />
            <HandlingBadge {...statement.handling} />
            <span className="dim">
              {statement.source} · <Age at={statement.createdAt} />
            </span>
          </span>
        </div>
      ))}
    </td>
  );
}
