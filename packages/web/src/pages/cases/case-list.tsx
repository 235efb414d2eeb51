import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconFolders, IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useCallback, useState } from "react";
import { listCases } from "../../api/cases.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import type { CaseRow } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter, SearchField } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { CaseCompact, useCaseColumns } from "./case-columns.tsx";
import { CasePreview } from "./case-preview.tsx";

const NewCaseDialog = lazy(async () => ({
  default: (await import("./new-case-dialog.tsx")).NewCaseDialog,
}));

const usualSort = "-updatedAt";

/** The cases that the user may see. */
export function CaseList() {
  const { t } = useText();
  const navigate = useNavigate();
  const [address, setAddress] = useAddress();
  const [creating, setCreating] = useState(false);
  const { q, status, sel, sort = usualSort } = address;
  const list = useCursorList<CaseRow>(["cases", { q, status, sort }], (page, signal) =>
    listCases({ ...page, q, status, sort }, signal),
  );
  const columns = useCaseColumns();
  const open = useCallback(
    (caseId: string) => void navigate({ to: "/cases/$caseId", params: { caseId } }),
    [navigate],
  );
  const create = (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setCreating(true)}>
      {t("case.new")}
    </Button>
  );

  return (
    <ListPage
      head={<PageHead title={t("nav.cases")} actions={create} />}
      toolbar={
        <>
          <SearchField
            value={q}
            onChange={(next) => setAddress({ q: next })}
            label={t("case.search")}
          />
          <Filter
            label={t("case.status")}
            value={status}
            onChange={(next) => setAddress({ status: next })}
            all={t("case.status.all")}
            options={(["open", "closed"] as const).map((value) => ({
              value,
              label: t(`case.status.${value}`),
            }))}
          />
        </>
      }
      panel={sel && <CasePreview caseId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={CaseCompact}
        label={t("nav.cases")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        sort={sort}
        onSort={(next) => setAddress({ sort: next })}
        empty={
          q || status ? (
            <EmptyState icon={IconFolders} title={t("list.nothing-found")}>
              {t("list.nothing-found.meaning")}
            </EmptyState>
          ) : (
            <EmptyState icon={IconFolders} title={t("case.none")} action={create}>
              {t("case.none.meaning")}
            </EmptyState>
          )
        }
      />
      {creating && (
        <Suspense>
          <NewCaseDialog onClose={() => setCreating(false)} onCreated={open} />
        </Suspense>
      )}
    </ListPage>
  );
}
