import { SegmentedControl } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Consent } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listConsents } from "../../api/recalls.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Filter } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList, type Column } from "../../parts/virtual-list.tsx";
import { ConsentPanel } from "./consent-panel.tsx";
import { ConsentStateTag } from "./consent-state.tsx";
import { ConsentSubject } from "./consent-subject.tsx";

const stateNames = ["asked", "granted", "refused", "expired", "withdrawn"] as const;

/** Consents that partners ask of this authority, and those it asks them for. */
export function ConsentList() {
  const { t } = useText();
  const [{ direction = "in", state, sel }, setAddress] = useAddress();
  const list = useCursorList<Consent>(["consents", { direction, state }], (page, signal) =>
    listConsents({ ...page, direction, state }, signal),
  );
  const columns = useMemo<readonly Column<Consent>[]>(
    () => [
      {
        key: "state",
        label: t("consent.state"),
        width: "130px",
        render: (row) => <ConsentStateTag state={row.state} />,
      },
      {
        key: "records",
        label: t("consent.about"),
        width: "minmax(140px, 2fr)",
        render: (row) => <ConsentSubject consent={row} />,
      },
      {
        key: "partner",
        label: t("consent.partner"),
        width: "minmax(130px, 1.5fr)",
        render: (row) => <AuthorityMark authority={row.partner} foreign />,
      },
      {
        key: "recipient",
        from: 640,
        label: t("consent.recipient"),
        width: "minmax(130px, 1.5fr)",
        render: (row) =>
          row.recipient ? (
            <AuthorityMark authority={row.recipient} foreign />
          ) : (
            t("consent.use.judicial-proceedings")
          ),
      },
      {
        key: "askedAt",
        from: 760,
        label: t("consent.asked-at"),
        width: "122px",
        end: true,
        render: (row) => <Age at={row.askedAt} />,
      },
    ],
    [t],
  );
  return (
    <ListPage
      head={<PageHead title={t("nav.consents")} sub={t("consent.page-meaning")} />}
      toolbar={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t("consent.direction")}
            value={direction}
            onChange={(next) => setAddress({ direction: next, sel: undefined })}
            data={(["in", "out"] as const).map((value) => ({
              value,
              label: t(`consent.direction.${value}`),
            }))}
          />
          <Filter
            label={t("consent.state")}
            value={state}
            all={t("consent.state.all")}
            onChange={(next) => setAddress({ state: next })}
            options={stateNames.map((value) => ({ value, label: t(`consent.state.${value}`) }))}
          />
        </>
      }
      panel={sel && <ConsentPanel key={sel} consentId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={ConsentCompact}
        label={t("nav.consents")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => setAddress({ sel: row.id })}
        empty={
          <EmptyState icon={IconHandStop} title={t("consent.none")}>
            {t("consent.none.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}

function ConsentCompact(row: Consent) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <ConsentSubject consent={row} />
        <span className="push dim">
          <Age at={row.askedAt} />
        </span>
      </span>
      <span className="row">
        <AuthorityMark authority={row.partner} foreign />
        <span className="push">
          <ConsentStateTag state={row.state} />
        </span>
      </span>
    </div>
  );
}
