import { useQuery } from "@tanstack/react-query";
import { exchangesQuery } from "../../api/oversight.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { Page, Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { useNow } from "../../parts/now.ts";
import { ExchangeTable } from "./exchange-table.tsx";
import { OversightHead } from "./oversight-head.tsx";
import classes from "./oversight.module.css";
import { PeriodFilter } from "./period-filter.tsx";
import { periodOf, spanOf } from "./period.ts";
import { Transfers } from "./transfers.tsx";

const dimensions = ["partner", "agreement", "handling", "kind", "purpose", "month"] as const;

/** What was exchanged, by partner, basis, code and purpose. */
export function ExchangesPart() {
  const { t } = useText();
  const formats = useFormats();
  const [address, setAddress] = useAddress();
  const { partner } = address;
  const by = dimensions.find((name) => name === address["by"]) ?? "partner";
  const period = periodOf(address["period"]);
  const { data, error, refetch } = useQuery(
    exchangesQuery({ by, partner, ...spanOf(period, useNow()) }),
  );
  const partners = (useQuery(authoritiesQuery).data ?? []).filter((row) => !row.self);
  return (
    <Page head={<OversightHead tab="exchanges" />}>
      <div className={classes["toolbar"]}>
        <Filter
          label={t("exchanges.by")}
          value={by}
          onChange={(next) => setAddress({ by: next })}
          options={dimensions.map((value) => ({ value, label: t(`exchanges.by.${value}`) }))}
        />
        <PeriodFilter value={period} onChange={(next) => setAddress({ period: next })} />
        <Filter
          label={t("hit.partner")}
          value={partner}
          onChange={(next) => setAddress({ partner: next })}
          all={t("log.partner.all")}
          options={partners.map((row) => ({ value: row.id, label: row.name }))}
        />
      </div>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data && (
        <>
          <Section title={t("exchanges.counts")} flush>
            {data.items.length === 0 ? (
              <p style={{ padding: "0 12px" }}>{t("exchanges.none")}</p>
            ) : (
              <ExchangeTable exchanges={data} by={by} period={period} partner={partner} />
            )}
          </Section>
          {data.refusals.length > 0 && (
            <Section title={t("exchanges.reasons")}>
              <ul style={{ margin: 0 }}>
                {data.refusals.map((row) => (
                  <li key={row.reason}>
                    {textOr(t, `refusal.reason.${row.reason}`, row.reason)}:{" "}
                    {formats.number(row.out)} {t("exchanges.out")}, {formats.number(row.in)}{" "}
                    {t("exchanges.in")}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Transfers transfers={data.transfers} />
        </>
      )}
    </Page>
  );
}
