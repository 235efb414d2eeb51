import { useText } from "../../i18n/text.ts";
import { Filter } from "../../parts/filters.tsx";
import { type Period, periods } from "./period.ts";

type Props = { value: Period; onChange: (period: string) => void };

/** Chooses the period. */
export function PeriodFilter({ value, onChange }: Props) {
  const { t } = useText();
  return (
    <Filter
      label={t("oversight.period")}
      value={value}
      onChange={onChange}
      options={periods.map((period) => ({ value: period, label: t(`oversight.period.${period}`) }))}
    />
  );
}
