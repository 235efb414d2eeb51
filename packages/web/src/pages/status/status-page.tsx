import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { statusQuery } from "../../api/status.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Page, Section } from "../../parts/layout.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { PartnerStateTag } from "../../parts/partner-state.tsx";
import classes from "./status.module.css";

/** What the node is doing: matching, messages on their way, partners. */
export function StatusPage() {
  const { t } = useText();
  const formats = useFormats();
  const { data, error, refetch, dataUpdatedAt } = useQuery(statusQuery);
  return (
    <Page
      head={
        <PageHead
          title={t("nav.status")}
          sub={
            dataUpdatedAt
              ? t("status.as-of", { when: formats.instant(new Date(dataUpdatedAt).toISOString()) })
              : ""
          }
        />
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          {data.outbox.failing > 0 && (
            <Note tone="warn" icon={IconAlertTriangle}>
              {t("status.failing", { count: data.outbox.failing })}
            </Note>
          )}
          <div className={classes["figures"]}>
            <Figure
              label={t("status.pending")}
              value={formats.number(data.matching.pending)}
              unit={t("status.pending.unit")}
            />
            <Figure
              label={t("status.rate")}
              value={formats.oneDigit(data.matching.ratePerSecond)}
              unit={t("status.rate.unit")}
            />
            <Figure
              label={t("status.queued")}
              value={formats.number(data.outbox.queued)}
              unit={t("status.queued.unit")}
            />
            <Figure
              label={t("status.failed")}
              value={formats.number(data.outbox.failing)}
              unit={t("status.queued.unit")}
            />
          </div>
          <Section title={t("status.partners")} flush>
            <ul className={classes["partners"]}>
              {data.partners.map((partner) => (
                <li key={partner.id}>
                  <AuthorityMark authority={partner} foreign />
                  <span className="dim">
                    {partner.lastSeenAt ? <Age at={partner.lastSeenAt} /> : t("status.never-seen")}
                  </span>
                  <PartnerStateTag state={partner.state} lastSeenAt={partner.lastSeenAt} />
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}

function Figure({ label, value, unit }: { label: string; value: string; unit: string }) {
  return (
    <div className={classes["figure"]}>
      <span>{label}</span>
      <strong className="num">{value}</strong>
      <span>{unit}</span>
    </div>
  );
}
