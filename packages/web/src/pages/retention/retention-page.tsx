import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconCalendarCheck } from "@tabler/icons-react";
import { useMemo } from "react";
import type { ReviewRow } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listReviews } from "../../api/recalls.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList, type Column } from "../../parts/virtual-list.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { ErasedList } from "./erased-list.tsx";
import { ReviewActions } from "./review-actions.tsx";
import { ReviewStateTag } from "./review-state.tsx";

const tabNames = ["due", "coming", "erased"] as const;

/** Records whose review is due or coming, and those that were erased. */
export function RetentionPage() {
  const { t } = useText();
  const [{ tab = "due", sel }, setAddress] = useAddress();
  const head = <PageHead title={t("nav.retention")} sub={t("retention.page-meaning")} />;
  const tabs = (
    <SegmentedControl
      size="xs"
      aria-label={t("retention.tab")}
      value={tab}
      onChange={(next) => setAddress({ tab: next, sel: undefined })}
      data={tabNames.map((value) => ({ value, label: t(`retention.tab.${value}`) }))}
    />
  );
  if (tab === "erased") return <ErasedList head={head} tabs={tabs} />;
  return (
    <ListPage
      head={head}
      toolbar={tabs}
      panel={sel && <ReviewActions key={sel} recordId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
    >
      <Reviews state={tab === "coming" ? "coming" : "due"} />
    </ListPage>
  );
}

function Reviews({ state }: { state: "due" | "coming" }) {
  const { t } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [{ sel }, setAddress] = useAddress();
  const list = useCursorList<ReviewRow>(["retention", state], (page, signal) =>
    listReviews({ ...page, state }, signal),
  );
  const columns = useMemo<readonly Column<ReviewRow>[]>(
    () => [
      {
        key: "kind",
        label: t("record.kind"),
        width: "130px",
        render: (row) => <KindMark kind={row.kind} />,
      },
      {
        key: "caption",
        label: t("record.caption"),
        width: "minmax(150px, 2fr)",
        render: (row) => <bdi>{row.caption}</bdi>,
      },
      {
        key: "reviewAt",
        label: t("record.review"),
        width: "130px",
        render: (row) => <span className="num">{formats.partialDate(row.reviewAt)}</span>,
      },
      {
        key: "state",
        label: t("retention.state"),
        width: "190px",
        render: (row) => <ReviewStateTag row={row} />,
      },
      {
        key: "erasesAt",
        from: 760,
        label: t("retention.erases-at"),
        width: "130px",
        render: (row) => (
          <span className="num">{row.erasesAt ? formats.partialDate(row.erasesAt) : "—"}</span>
        ),
      },
      {
        key: "recipients",
        from: 860,
        label: t("retention.recipients"),
        width: "100px",
        end: true,
        render: (row) => <span className="num">{formats.number(row.recipients)}</span>,
      },
    ],
    [t, formats],
  );
  return (
    <VirtualList
      list={list}
      columns={columns}
      compact={ReviewCompact}
      label={t("nav.retention")}
      selected={sel}
      onSelect={(id) => setAddress({ sel: id })}
      onOpen={(row) => void navigate({ to: "/records/$recordId", params: { recordId: row.id } })}
      empty={
        <EmptyState icon={IconCalendarCheck} title={t("retention.none")}>
          {t("retention.none.meaning")}
        </EmptyState>
      }
    />
  );
}

function ReviewCompact(row: ReviewRow) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <KindMark kind={row.kind} wordless />
        <bdi>{row.caption}</bdi>
      </span>
      <ReviewStateTag row={row} />
    </div>
  );
}
