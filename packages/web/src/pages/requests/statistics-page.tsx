import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconChartHistogram, IconDownload } from "@tabler/icons-react";
import { apiUrl } from "../../api/http.ts";
import { statisticsQuery } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Page, Section } from "../../parts/layout.tsx";
import { EmptyState, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { useNow } from "../../parts/now.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { StatisticsTable } from "./statistics-table.tsx";

const day = 86_400_000;
const usualDays = 90;

/** How requests were answered within a period. */
export function StatisticsPage() {
  const { t } = useText();
  const formats = useFormats();
  const [address, setAddress] = useAddress();
  const now = useNow();
  const period = {
    from: address["from"] ?? dayOf(new Date(now - usualDays * day)),
    to: address["to"] ?? dayOf(new Date(now)),
    direction: address["direction"],
  };
  const { data, error, refetch } = useQuery({
    ...statisticsQuery(period),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      head={
        <PageHead
          above={<Link to="/requests">{t("nav.requests")}</Link>}
          title={t("statistics.title")}
          sub={data && t(`statistics.scope.${data.scope}`)}
          actions={
            <Button
              component="a"
              variant="default"
              href={apiUrl("/requests/statistics.csv", period)}
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t("statistics.csv")}
            </Button>
          }
        />
      }
    >
      <div className="row-wrap" style={{ alignItems: "end" }}>
        <TextInput
          type="date"
          size="xs"
          label={t("statistics.from")}
          value={period.from}
          max={period.to}
          onChange={(event) => setAddress({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t("statistics.to")}
          value={period.to}
          min={period.from}
          onChange={(event) => setAddress({ to: event.currentTarget.value })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("request.direction")}
          value={period.direction ?? ""}
          onChange={(next) => setAddress({ direction: next })}
          data={[
            { value: "", label: t("request.direction.all") },
            { value: "in", label: t("request.direction.in") },
            { value: "out", label: t("request.direction.out") },
          ]}
        />
      </div>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data &&
        (data.rows.length === 0 ? (
          <EmptyState icon={IconChartHistogram} title={t("statistics.none")}>
            {t("statistics.none.meaning")}
          </EmptyState>
        ) : (
          <Section
            title={`${formats.partialDate(data.from)} – ${formats.partialDate(data.to)}`}
            flush
          >
            <StatisticsTable statistics={data} />
          </Section>
        ))}
    </Page>
  );
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
