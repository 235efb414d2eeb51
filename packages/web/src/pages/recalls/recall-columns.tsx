import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconLockCheck,
  type Icon,
} from "@tabler/icons-react";
import { useMemo } from "react";
import type { Recall } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Tag, type Tone } from "../../parts/tag.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

const states: Record<Recall["state"], [Tone, Icon]> = {
  waiting: ["accent", IconClock],
  outstanding: ["warn", IconAlertTriangle],
  done: ["good", IconCheck],
  closed: ["plain", IconLockCheck],
};

/** How far a recall has come, in words. */
export function RecallStateTag({ recall }: { recall: Pick<Recall, "state" | "outstanding"> }) {
  const { t } = useText();
  const [tone, icon] = states[recall.state];
  return (
    <Tag tone={tone} icon={icon}>
      {recall.state === "outstanding"
        ? t("recall.outstanding", { count: recall.outstanding })
        : t(`recall.state.${recall.state}`)}
    </Tag>
  );
}

/** The columns of a list of recalls. */
export function useRecallColumns(): readonly Column<Recall>[] {
  const { t } = useText();
  return useMemo(
    () => [
      {
        key: "state",
        label: t("recall.state"),
        width: "190px",
        render: (row) => <RecallStateTag recall={row} />,
      },
      {
        key: "records",
        label: t("recall.records"),
        width: "minmax(150px, 2fr)",
        render: (row) => <bdi>{captionOf(row) || t("recall.record-gone")}</bdi>,
      },
      {
        key: "partner",
        label: t("recall.partner"),
        width: "minmax(130px, 1.6fr)",
        render: (row) => <AuthorityMark authority={row.partner} foreign />,
      },
      {
        key: "reason",
        from: 640,
        label: t("recall.reason"),
        width: "minmax(120px, 1fr)",
        render: (row) => t(`recall.reason.${row.reason}`),
      },
      {
        key: "createdAt",
        from: 760,
        label: t("recall.when"),
        width: "122px",
        end: true,
        render: (row) => <Age at={row.createdAt} />,
      },
    ],
    [t],
  );
}

/** A recall in two lines, for a phone. */
export function RecallCompact(row: Recall) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <bdi>{captionOf(row)}</bdi>
        <span className="push dim">
          <Age at={row.createdAt} />
        </span>
      </span>
      <span className="row">
        <AuthorityMark authority={row.partner} foreign />
        <span className="push">
          <RecallStateTag recall={row} />
        </span>
      </span>
    </div>
  );
}

function captionOf(row: Recall): string {
  return row.records.map(({ caption }) => caption).join(", ");
}
