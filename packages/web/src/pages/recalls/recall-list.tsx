import { SegmentedControl } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import type { Recall } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listRecalls } from "../../api/recalls.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { CopyList } from "./copy-list.tsx";
import { RecallCompact, useRecallColumns } from "./recall-columns.tsx";
import { RecallPanel } from "./recall-panel.tsx";

const states = ["open", "waiting", "outstanding", "done", "closed"] as const;

/** What was told to partners and by them, and the copies that are still out. */
export function RecallList() {
  const { t } = useText();
  const [{ tab = "out", state, sel }, setAddress] = useAddress();
  const head = <PageHead title={t("nav.recalls")} sub={t("recall.page-meaning")} />;
  const tabs = (
    <SegmentedControl
      size="xs"
      aria-label={t("recall.tab")}
      value={tab}
      onChange={(next) => setAddress({ tab: next, sel: undefined })}
      data={(["out", "in", "copies"] as const).map((value) => ({
        value,
        label: t(`recall.tab.${value}`),
      }))}
    />
  );
  if (tab === "copies") return <CopyList head={head} tabs={tabs} />;
  return (
    <ListPage
      head={head}
      toolbar={
        <>
          {tabs}
          <Filter
            label={t("recall.state")}
            value={state}
            all={t("recall.state.all")}
            onChange={(next) => setAddress({ state: next })}
            options={states.map((value) => ({ value, label: t(`recall.state.${value}`) }))}
          />
        </>
      }
      panel={sel && <RecallPanel recallId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
    >
      <Recalls direction={tab === "in" ? "in" : "out"} />
    </ListPage>
  );
}

function Recalls({ direction }: { direction: Recall["direction"] }) {
  const { t } = useText();
  const [{ state, sel }, setAddress] = useAddress();
  const list = useCursorList<Recall>(["recalls", { direction, state }], (page, signal) =>
    listRecalls({ ...page, direction, state }, signal),
  );
  const columns = useRecallColumns();
  return (
    <VirtualList
      list={list}
      columns={columns}
      compact={RecallCompact}
      label={t("nav.recalls")}
      selected={sel}
      onSelect={(id) => setAddress({ sel: id })}
      onOpen={(row) => setAddress({ sel: row.id })}
      empty={
        <EmptyState icon={IconArrowBackUp} title={t("recall.none")}>
          {t("recall.none.meaning")}
        </EmptyState>
      }
    />
  );
}
