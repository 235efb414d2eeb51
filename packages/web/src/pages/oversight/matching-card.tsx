import { Progress } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconHandStop } from "@tabler/icons-react";
import type { AgreementMatching } from "../../api/contract.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { Facts, Section } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";
import { EvaluationChart } from "./evaluation-chart.tsx";
import classes from "./oversight.module.css";

type Props = { agreement: AgreementMatching; since: number; days: number };

/** What one partner has had evaluated, against its budget and its list. */
export function AgreementMatchingCard({ agreement, since, days }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const { budget, spent, list, hits, capped } = agreement;
  const share = budget === 0 ? 0 : spent / budget;
  const used = t("blind.budget.used", {
    spent: formats.number(spent),
    budget: formats.number(budget),
    share: formats.percent(share),
  });
  return (
    <Section title={`${agreement.title} · ${agreement.partner.name}`}>
      <div className="stack">
        {agreement.stopped && (
          <Note tone="warn" icon={IconHandStop}>
            {t("blind.stopped")}{" "}
            <Link to="/oversight" search={{ tab: "alarms" }}>
              {t("oversight.tab.alarms")}
            </Link>
          </Note>
        )}
        <div className={classes["two"]}>
          <div className="stack">
            <Facts
              items={[
                [t("blind.budget"), used],
                [t("blind.list"), t("blind.list.size", { count: list.size })],
                [t("blind.earned"), t("blind.evaluations", { count: formats.number(list.earned) })],
                [
                  t("blind.allowance"),
                  t("blind.per-day", { count: formats.number(list.allowance) }),
                ],
              ]}
            />
            <Progress value={Math.min(100, share * 100)} aria-label={used} />
            {agreement.proposedBudget < budget && (
              <span className="dim">
                {t("blind.proposed", { count: formats.number(agreement.proposedBudget) })}
              </span>
            )}
          </div>
          <Facts
            items={[
              [
                t("blind.hits"),
                t("blind.hits.value", {
                  all: formats.number(hits.all),
                  silent: formats.number(hits.silent),
                }),
              ],
              hits.silent > 0
                ? [
                    t("blind.known-to"),
                    hits.knownTo.length > 0
                      ? formats.list(hits.knownTo)
                      : t("blind.known-to.nobody"),
                  ]
                : null,
              capped.length > 0
                ? [
                    t("blind.capped"),
                    formats.list(
                      capped.map(({ keyType, records }) =>
                        t("blind.capped.value", {
                          keyType: textOr(t, `key-type.${keyType}`, keyType),
                          count: formats.number(records),
                        }),
                      ),
                    ),
                  ]
                : null,
            ]}
          />
        </div>
        <EvaluationChart hours={agreement.hours} since={since} days={days} />
      </div>
    </Section>
  );
}
