import { Button, NumberInput, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Linkage } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";
import { OutcomeChart } from "./outcome-chart.tsx";
import { OutcomeTable } from "./outcome-table.tsx";
import { useAdopt } from "./use-adopt.ts";

type Props = { linkage: Linkage; may: boolean };

/** What each threshold comes to, by the probabilities and, apart, by the decisions; choosing another. */
export function Outcomes({ linkage, may }: Props) {
  const { t } = useText();
  return (
    <Section title={t("tuning.threshold")}>
      <div className="stack">
        <p style={{ margin: 0, maxWidth: 760 }}>{t("tuning.threshold.meaning")}</p>
        <OutcomeChart linkage={linkage} />
        <OutcomeTable linkage={linkage} />
        <p className="dim" style={{ margin: 0, maxWidth: 760 }}>
          {t("tuning.limits")}
        </p>
        {may && <ThresholdForm linkage={linkage} />}
      </div>
    </Section>
  );
}

function ThresholdForm({ linkage }: { linkage: Linkage }) {
  const { t } = useText();
  const formats = useFormats();
  const [among, setAmong] = useState<number | string>(linkage.threshold * 100);
  const [reason, setReason] = useState("");
  const adopt = useAdopt(linkage, () => setReason(""));
  const threshold = Number(among) / 100;
  const fits = threshold >= 0.5 && threshold <= 0.999 && threshold !== linkage.threshold;
  return (
    <form
      className="stack"
      style={{ maxWidth: 560 }}
      onSubmit={(event) => {
        event.preventDefault();
        adopt.mutate({
          weights: "current",
          basis: linkage.version,
          threshold,
          reason: reason.trim(),
        });
      }}
    >
      <NumberInput
        label={t("tuning.threshold.new")}
        description={t("tuning.threshold.new.meaning", {
          now: formats.oneDigit(linkage.threshold * 100),
        })}
        min={50}
        max={99.9}
        step={1}
        decimalScale={1}
        value={among}
        onChange={setAmong}
      />
      <Textarea
        label={t("tuning.reason")}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {adopt.error && <ProblemNotice error={adopt.error} />}
      <div>
        <Button
          type="submit"
          loading={adopt.isPending}
          disabled={!fits || reason.trim().length < 3}
        >
          {t("tuning.threshold.adopt")}
        </Button>
      </div>
    </form>
  );
}
