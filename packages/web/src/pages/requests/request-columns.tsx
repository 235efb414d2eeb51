import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { useMemo } from "react";
import type { RequestRow } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Clock } from "../../parts/clock.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { RequestStateTag } from "../../parts/states.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

/** Whether a request came in or went out. */
export function DirectionMark({ direction }: { direction: RequestRow["direction"] }) {
  const { t } = useText();
  const Mark = direction === "in" ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <span className="row" style={{ gap: 4 }}>
      <Mark size={15} stroke={1.9} aria-hidden style={{ flex: "none" }} />
      {t(`request.direction.${direction}`)}
    </span>
  );
}

/** The columns of the list of requests. */
export function useRequestColumns(): readonly Column<RequestRow>[] {
  const { t } = useText();
  return useMemo(
    () => [
      {
        key: "direction",
        label: t("request.direction"),
        width: "96px",
        render: (row) => <DirectionMark direction={row.direction} />,
      },
      {
        key: "clock",
        label: t("request.clock"),
        width: "170px",
        sort: "dueAt",
        render: (row) => (
          <Clock from={row.receivedAt} dueAt={row.dueAt} stoppedAt={row.answeredAt} />
        ),
      },
      {
        key: "state",
        label: t("request.state"),
        width: "110px",
        render: (row) => <RequestStateTag state={row.state} />,
      },
      {
        key: "partner",
        label: t("request.partner"),
        width: "minmax(130px, 1.6fr)",
        render: (row) => <AuthorityMark authority={row.partner} foreign />,
      },
      {
        key: "record",
        label: t("request.record"),
        width: "minmax(130px, 1.6fr)",
        render: (row) =>
          row.record ? (
            <span className="row">
              <KindMark kind={row.record.kind} wordless />
              <bdi className="cut">{row.record.caption}</bdi>
            </span>
          ) : (
            <span className="dim">{t("request.record.unknown")}</span>
          ),
      },
      {
        key: "purpose",
        label: t("request.purpose"),
        width: "minmax(110px, 1.5fr)",
        render: (row) => <span title={row.purpose}>{row.purpose}</span>,
      },
      {
        key: "receivedAt",
        label: t("request.received"),
        width: "104px",
        sort: "receivedAt",
        end: true,
        render: (row) =>
          row.receivedAt ? <Age at={row.receivedAt} /> : <span className="dim">—</span>,
      },
    ],
    [t],
  );
}

/** A request in two lines, for a phone. */
export function RequestCompact(row: RequestRow) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <DirectionMark direction={row.direction} />
        <AuthorityMark authority={row.partner} foreign />
        <span className="push">
          <RequestStateTag state={row.state} />
        </span>
      </span>
      <span className="row">
        <bdi className="cut">{row.record?.caption ?? row.purpose}</bdi>
        <span className="push">
          <Clock from={row.receivedAt} dueAt={row.dueAt} stoppedAt={row.answeredAt} />
        </span>
      </span>
    </div>
  );
}
