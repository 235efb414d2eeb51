import { Button } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { OutstandingCopy } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { closeCopy, listCopies } from "../../api/recalls.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { Age } from "../../parts/age.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { VirtualList, type Column } from "../../parts/virtual-list.tsx";

type Props = { head: ReactNode; tabs: ReactNode };

/** Exported copies of what no longer holds: somebody has to bring each of them in. */
export function CopyList({ head, tabs }: Props) {
  const { t } = useText();
  const [{ sel }, setAddress] = useAddress();
  const [closing, setClosing] = useState<OutstandingCopy>();
  const list = useCursorList<OutstandingCopy>(["recalls", "copies"], (page, signal) =>
    listCopies(page, signal),
  );
  const columns = useMemo<readonly Column<OutstandingCopy>[]>(
    () => [
      {
        key: "object",
        label: t("copy.of"),
        width: "minmax(150px, 2fr)",
        render: (row) => <bdi>{row.object.caption || t("recall.record-gone")}</bdi>,
      },
      {
        key: "recipient",
        label: t("copy.recipient"),
        width: "minmax(120px, 1.4fr)",
        render: (row) => <bdi>{row.recipient}</bdi>,
      },
      {
        key: "by",
        from: 640,
        label: t("copy.by"),
        width: "150px",
        render: (row) => row.exportedBy,
      },
      {
        key: "since",
        from: 760,
        label: t("copy.since"),
        width: "122px",
        render: (row) => <Age at={row.since} />,
      },
      {
        key: "closed",
        label: t("copy.what-became"),
        width: "minmax(150px, 1.4fr)",
        render: (row) =>
          row.closed ? (
            <bdi>{row.closed.reason}</bdi>
          ) : (
            <Button size="compact-xs" variant="default" onClick={() => setClosing(row)}>
              {t("copy.close")}
            </Button>
          ),
      },
    ],
    [t],
  );
  const close = useAct<{ id: string; reason: string }, OutstandingCopy>({
    run: ({ id, reason }) => closeCopy(id, reason),
    touches: ["recalls"],
    done: () => t("copy.closed-now"),
    after: () => setClosing(undefined),
  });
  return (
    <ListPage head={head} toolbar={tabs} onClosePanel={() => undefined}>
      <VirtualList
        list={list}
        columns={columns}
        compact={CopyCompact}
        label={t("recall.tab.copies")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => !row.closed && setClosing(row)}
        empty={
          <EmptyState icon={IconFileExport} title={t("copy.none")}>
            {t("copy.none.meaning")}
          </EmptyState>
        }
      />
      {closing && (
        <ReasonDialog
          title={t("copy.close")}
          meaning={t("copy.close.meaning", { recipient: closing.recipient })}
          label={t("copy.close.reason")}
          action={t("copy.close")}
          busy={close.isPending}
          onClose={() => setClosing(undefined)}
          onGiven={(reason) => close.mutate({ id: closing.id, reason })}
        />
      )}
    </ListPage>
  );
}

function CopyCompact(row: OutstandingCopy) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <bdi>{row.object.caption}</bdi>
      <span className="row dim">
        <bdi>{row.closed?.reason ?? row.recipient}</bdi>
        <span className="push">
          <Age at={row.since} />
        </span>
      </span>
    </div>
  );
}
