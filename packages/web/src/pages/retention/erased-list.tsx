import { IconTrash } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import type { ErasedRow } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listErased } from "../../api/recalls.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Age } from "../../parts/age.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { VirtualList, type Column } from "../../parts/virtual-list.tsx";

type Props = { head: ReactNode; tabs: ReactNode };

/** Records that were: that they existed, were used and were erased, and nothing of what they said. */
export function ErasedList({ head, tabs }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [{ sel }, setAddress] = useAddress();
  const list = useCursorList<ErasedRow>(["retention", "erased"], (page, signal) =>
    listErased(page, signal),
  );
  const columns = useMemo<readonly Column<ErasedRow>[]>(
    () => [
      {
        key: "kind",
        label: t("record.kind"),
        width: "130px",
        render: (row) => <KindMark kind={row.kind} />,
      },
      {
        key: "id",
        from: 1080,
        label: t("record.id"),
        width: "310px",
        render: (row) => <span className="mono">{row.id}</span>,
      },
      {
        key: "reason",
        label: t("retention.erase.reason"),
        width: "minmax(130px, 2fr)",
        render: (row) => <bdi>{row.reason}</bdi>,
      },
      {
        key: "by",
        from: 640,
        label: t("retention.erased-by"),
        width: "140px",
        render: (row) => row.erasedBy ?? t("retention.by-node"),
      },
      {
        key: "uses",
        from: 760,
        label: t("retention.uses"),
        width: "190px",
        render: (row) => (
          <span className="num">
            {t("retention.uses.count", {
              read: formats.number(row.consultations),
              given: formats.number(row.disclosures),
            })}
          </span>
        ),
      },
      {
        key: "at",
        label: t("retention.erased-at"),
        width: "122px",
        end: true,
        render: (row) => <Age at={row.erasedAt} />,
      },
    ],
    [t, formats],
  );
  return (
    <ListPage head={head} toolbar={tabs} onClosePanel={() => undefined}>
      <VirtualList
        list={list}
        columns={columns}
        compact={ErasedCompact}
        label={t("retention.tab.erased")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={() => undefined}
        empty={
          <EmptyState icon={IconTrash} title={t("retention.none-erased")}>
            {t("retention.none-erased.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}

function ErasedCompact(row: ErasedRow) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <KindMark kind={row.kind} />
        <span className="push dim">
          <Age at={row.erasedAt} />
        </span>
      </span>
      <bdi className="dim">{row.reason}</bdi>
    </div>
  );
}
