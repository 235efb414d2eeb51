import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { useMemo } from "react";
import type { RequestView } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Caption } from "../../parts/caption.tsx";
import { Clock } from "../../parts/clock.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { RequestStateTag } from "../../parts/states.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

/** Whether a request came in or went out. */
export function DirectionMark({ direction }: { direction: RequestView["direction"] }) {
  const { t } = useText();
  const Mark = direction === "in" ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <span className="row" style={{ gap: 4, flex: "none" }}>
      <Mark size={15} stroke={1.9} aria-hidden style={{ flex: "none" }} />
      {t(`request.direction.${direction}`)}
    </span>
  );
}

/** The columns of the list of requests. */
export function useRequestColumns(): readonly Column<RequestView>[] {
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
        render: (row) => <Clock request={row} />,
      },
      {
        key: "state",
        label: t("request.state"),
        width: "110px",
        render: (row) => <RequestStateTag request={row} />,
      },
      {
        key: "partner",
        label: t("request.partner"),
        width: "minmax(130px, 1.6fr)",
        render: (row) => <AuthorityMark authority={row.partner} foreign />,
      },
      {
        key: "record",
        from: 700,
        label: t("request.record"),
        width: "minmax(130px, 1.6fr)",
        render: (row) => (
          <span className="row">
            <KindMark kind={row.record.kind} wordless />
            <Caption record={row.record} />
          </span>
        ),
      },
      {
        key: "purpose",
        from: 980,
        label: t("request.purpose"),
        width: "minmax(110px, 1.5fr)",
        render: (row) => <span title={row.purpose}>{row.purpose}</span>,
      },
      {
        key: "createdAt",
        from: 1080,
        label: t("request.created"),
        width: "122px",
        sort: "createdAt",
        end: true,
        render: (row) => <Age at={row.createdAt} />,
      },
    ],
    [t],
  );
}

/** A request in two lines, for a phone. */
export function RequestCompact(row: RequestView) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <DirectionMark direction={row.direction} />
        <AuthorityMark authority={row.partner} foreign />
        <span className="push">
          <RequestStateTag request={row} />
        </span>
      </span>
      <span className="row">
        <Caption record={row.record} />
        <span className="push">
          <Clock request={row} />
        </span>
      </span>
    </div>
  );
}
