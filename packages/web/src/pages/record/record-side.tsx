import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowsDiff, IconBan } from "@tabler/icons-react";
import type { RecordDetail } from "../../api/contract.ts";
import { hitsOnRecordQuery } from "../../api/hits.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Facts, Section } from "../../parts/layout.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/notices.tsx";
import { HitStateTag } from "../../parts/states.tsx";
import { StrengthMark } from "../../parts/strength.tsx";
import classes from "./record.module.css";

/** What hangs on a record: hits, cases, dates, what it was merged from. */
export function RecordSide({ record }: { record: RecordDetail }) {
  const { t } = useText();
  const formats = useFormats();
  const hits = useQuery(hitsOnRecordQuery(record.id)).data?.items ?? [];
  return (
    <div className="stack">
      {!record.foreign && (
        <Section title={t("record.hits")} flush>
          {hits.length === 0 && <p className={classes["nothing"]}>{t("record.no-hits")}</p>}
          {hits.map((hit) => (
            <Link
              key={hit.id}
              to="/hits/$hitId"
              params={{ hitId: hit.id }}
              className={classes["hit"] ?? ""}
            >
              <AuthorityMark authority={hit.partner} foreign />
              <span className="row-wrap">
                <StrengthMark strength={hit.strength} />
                <HitStateTag state={hit.state} agreementOver={hit.agreementOver} />
              </span>
            </Link>
          ))}
        </Section>
      )}
      {record.capped.length > 0 && (
        <Note icon={IconBan}>
          {record.capped.map((cap) => (
            <div key={cap.keyType}>
              {t("record.capped", {
                key: textOr(t, `hit.group.${cap.keyType}`, cap.keyType),
                number: formats.number(cap.records),
              })}
            </div>
          ))}
        </Note>
      )}
      <Section title={t("record.cases")} flush>
        {record.cases.length === 0 && <p className={classes["nothing"]}>{t("record.no-cases")}</p>}
        {record.cases.map((file) => (
          <Link
            key={file.id}
            to="/cases/$caseId"
            params={{ caseId: file.id }}
            className={classes["hit"] ?? ""}
          >
            <span className="mono dim">{file.number}</span>
            {file.title}
          </Link>
        ))}
      </Section>
      <Section title={t("record.facts")}>
        <Facts
          items={[
            [t("record.created"), formats.moment(record.createdAt)],
            [t("record.updated"), formats.moment(record.updatedAt)],
            [
              t("record.review"),
              record.reviewAt ? formats.partialDate(record.reviewAt.slice(0, 10)) : "—",
            ],
            record.mergedIds.length > 0
              ? [
                  t("record.merged-from"),
                  formats.list(record.mergedIds.map((merged) => merged.caption)),
                ]
              : null,
            [
              t("record.id"),
              <span key="id" className="mono">
                {record.id}
              </span>,
            ],
          ]}
        />
      </Section>
      {record.foreign && (
        <LinkButton
          to="/compare"
          search={{ right: record.id }}
          variant="default"
          icon={IconArrowsDiff}
        >
          {t("record.compare")}
        </LinkButton>
      )}
    </div>
  );
}
