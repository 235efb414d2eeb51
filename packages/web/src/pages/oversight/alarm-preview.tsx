import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Alarm } from "../../api/contract.ts";
import { acknowledgeAlarm } from "../../api/oversight.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useAct } from "../../parts/act.tsx";
import { Facts } from "../../parts/layout.tsx";
import { Note, ProblemNotice } from "../../parts/notices.tsx";
import { AlarmStateTag } from "./alarm-state.tsx";
import { ResolveForm } from "./resolve-form.tsx";

/** An alarm beside the list: what was found, and the decision on it. */
export function AlarmPreview({ alarm }: { alarm: Alarm }) {
  const { t } = useText();
  const formats = useFormats();
  const { subject, acknowledged, resolved } = alarm;
  const acknowledge = useAct({
    run: () => acknowledgeAlarm(alarm.id),
    touches: ["alarms", "oversight"],
  });
  const actor = subject.partner?.id ?? subject.id;
  const shown = (value: string | number) =>
    typeof value === "number" ? formats.number(value) : value;
  return (
    <div className="stack">
      <div>
        <AlarmStateTag state={alarm.state} />
        <h2 style={{ font: "600 17px/1.3 var(--mantine-font-family-headings)" }}>
          {t(`alarm.pattern.${alarm.pattern}`)}
        </h2>
      </div>
      <Facts
        items={[
          [t("alarm.subject"), subject.partner?.name ?? subject.name],
          [t("alarm.raised"), formats.instant(alarm.raisedAt)],
          [t("alarm.effect"), t(alarm.stops ? "alarm.stops" : "alarm.reports")],
        ]}
      />
      <strong>{t("alarm.evidence")}</strong>
      <Facts
        items={Object.entries(alarm.evidence)
          .filter(([, value]) => value !== "")
          .map(([name, value]) => [textOr(t, `alarm.fact.${name}`, name), shown(value)] as const)}
      />
      <Link
        to="/oversight"
        search={{ tab: "log", [subject.partner ? "partner" : "actor"]: actor, period: "week" }}
      >
        {t("exchanges.entries")}
      </Link>
      {acknowledged && (
        <span className="dim">
          {t("alarm.acknowledged", {
            name: acknowledged.by.name,
            when: formats.moment(acknowledged.at),
          })}
        </span>
      )}
      {resolved && (
        <Note tone="good">
          {t("alarm.resolved-by", {
            outcome: t(`alarm.outcome.${resolved.outcome}`),
            name: resolved.by.name,
            when: formats.moment(resolved.at),
          })}{" "}
          <bdi>{resolved.reason}</bdi>
        </Note>
      )}
      {acknowledge.error && <ProblemNotice error={acknowledge.error} />}
      {alarm.can.acknowledge && (
        <Button
          variant="default"
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate()}
        >
          {t("alarm.acknowledge")}
        </Button>
      )}
      {alarm.can.resolve && <ResolveForm alarm={alarm} />}
      {!resolved && !alarm.can.resolve && <Note tone="warn">{t("alarm.own")}</Note>}
    </div>
  );
}
