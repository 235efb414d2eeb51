import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OversightSummary } from "../../api/contract.ts";
import { summaryQuery } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import type { Address } from "../../parts/address.ts";
import { Page } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { OversightHead } from "./oversight-head.tsx";
import classes from "./oversight.module.css";

type Count = Exclude<keyof OversightSummary, "days">;

const figures: readonly { count: Count; search?: Address; within?: true }[] = [
  { count: "alarms", search: { tab: "alarms" } },
  { count: "consultations", search: { tab: "log", act: "consultation" }, within: true },
  { count: "disclosures", search: { tab: "log", act: "disclosure" }, within: true },
  { count: "missedSearches", search: { tab: "log", only: "missed" }, within: true },
  { count: "refusedAccesses", search: { tab: "log", act: "refused-access" }, within: true },
  { count: "silentHits", search: { tab: "matching" } },
  { count: "reviewsDue" },
  { count: "copiesOutstanding" },
  { count: "recallsUnanswered" },
];

/** What the officer may have to look into, each with the way to it. */
export function Summary() {
  const { t } = useText();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(summaryQuery);
  return (
    <Page head={<OversightHead tab="summary" />}>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (
        <ul className={classes["figures"]}>
          {figures.map(({ count, search, within }) => (
            <li key={count} className={classes["figure"]}>
              <span>{t(`oversight.summary.${count}`)}</span>
              <strong>
                {search ? (
                  <Link to="/oversight" search={search}>
                    {formats.number(data[count])}
                  </Link>
                ) : (
                  formats.number(data[count])
                )}
              </strong>
              <span>
                {within ? t("oversight.last-days", { days: data.days }) : t("oversight.now")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
