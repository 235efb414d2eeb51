import { useQuery } from "@tanstack/react-query";
import { matchingQuery } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { Page } from "../../parts/layout.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { AgreementMatchingCard } from "./matching-card.tsx";
import { OversightHead } from "./oversight-head.tsx";
import classes from "./oversight.module.css";

const spans = ["3", "7", "30"] as const;

/** Budgets of evaluations, partners' lists, silent hits and common values, by agreement. */
export function MatchingPart() {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const days = spans.find((span) => span === address["days"]) ?? "3";
  const { data, error, refetch } = useQuery(matchingQuery(days));
  return (
    <Page head={<OversightHead tab="matching" />}>
      <div className={classes["toolbar"]}>
        <Filter
          label={t("blind.days")}
          value={days}
          onChange={(next) => setAddress({ days: next })}
          options={spans.map((value) => ({
            value,
            label: t("blind.days.value", { days: value }),
          }))}
        />
      </div>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={8} />}
      {data?.items.length === 0 && <Note>{t("blind.none")}</Note>}
      {data?.items.map((agreement) => (
        <AgreementMatchingCard
          key={agreement.id}
          agreement={agreement}
          since={Date.parse(data.since)}
          days={Number(days)}
        />
      ))}
    </Page>
  );
}
