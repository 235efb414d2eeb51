import { IconAlertTriangle, IconCalendarDue, IconCalendarTime } from "@tabler/icons-react";
import type { ReviewRow } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Tag } from "../../parts/tag.tsx";

/** Where a record stands with its review, in words. */
export function ReviewStateTag({ row }: { row: ReviewRow }) {
  const { t } = useText();
  const urgent = row.state === "about-to-be-erased" || row.state === "overdue";
  const icon = urgent ? IconAlertTriangle : IconCalendarDue;
  return (
    <Tag
      tone={urgent ? "warn" : "plain"}
      icon={row.state === "coming" || row.state === "later" ? IconCalendarTime : icon}
    >
      {t(`retention.state.${row.state}`)}
    </Tag>
  );
}
