import { Button, NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Alarm, AlarmOutcome } from "../../api/contract.ts";
import { resolveAlarm, type Resolution } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";

const outcomes: readonly AlarmOutcome[] = ["false-alarm", "explained", "misuse"];
const shortestReason = 10;
const mostAllowed = 10_000_000;

/** Resolves an alarm with outcome and reason; what it stopped goes on. */
export function ResolveForm({ alarm }: { alarm: Alarm }) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<AlarmOutcome>("explained");
  const [reason, setReason] = useState("");
  const [allow, setAllow] = useState(0);
  const resolve = useAct<Resolution>({
    run: (resolution) => resolveAlarm(alarm.id, resolution),
    touches: ["alarms", "oversight"],
    done: () => t("alarm.resolved"),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        resolve.mutate({ outcome, reason: reason.trim(), allow });
      }}
    >
      <p style={{ margin: 0 }}>{t("alarm.resolve.meaning")}</p>
      <NativeSelect
        label={t("alarm.outcome")}
        value={outcome}
        onChange={({ currentTarget: { value } }) =>
          setOutcome(outcomes.find((one) => one === value) ?? "explained")
        }
        data={outcomes.map((value) => ({ value, label: t(`alarm.outcome.${value}`) }))}
      />
      <Textarea
        label={t("alarm.reason")}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {alarm.subject.type === "agreement" && (
        <NumberInput
          label={t("alarm.allow")}
          min={0}
          max={mostAllowed}
          value={allow}
          onChange={(value) => setAllow(Number(value) || 0)}
        />
      )}
      {resolve.error && <ProblemNotice error={resolve.error} />}
      <Button
        type="submit"
        loading={resolve.isPending}
        disabled={reason.trim().length < shortestReason}
      >
        {t("alarm.resolve")}
      </Button>
    </form>
  );
}
