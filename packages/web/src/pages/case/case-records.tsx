import { kindNames } from "@entente/model";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconFolderMinus, IconPlus, IconUsers } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import { putCaseRecord, removeCaseRecord } from "../../api/cases.ts";
import type { Case, RecordRow } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listRecords } from "../../api/records.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { Filter, SearchField } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { RecordCompact, useRecordColumns } from "../../parts/record-columns.tsx";
import { RecordPreview } from "../../parts/record-preview.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { CaseTabs } from "./case-tabs.tsx";

type Props = { file: Case; head: ReactNode; onTab: (tab: string) => void; onAdd: () => void };

/** The records of a case, with a preview beside them that the case justifies. */
export function CaseRecords({ file, head, onTab, onAdd }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [{ q, kind, sel, sort = "-updatedAt" }, setAddress] = useAddress();
  const list = useCursorList<RecordRow>(
    ["cases", "records", file.id, { q, kind, sort }],
    (page, signal) => listRecords({ ...page, case: file.id, q, kind, sort }, signal),
  );
  const columns = useRecordColumns();
  const kinds = useMemo(
    () =>
      kindNames
        .map((value) => ({ value, label: kindName(value, language) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  const remove = useAct<string, void>({
    run: (recordId) => removeCaseRecord(file.id, recordId),
    touches: ["cases"],
    done: () => t("case.record-removed"),
    undo: (recordId) => putCaseRecord(file.id, recordId),
    after: () => setAddress({ sel: undefined }),
  });
  const open = (recordId: string) =>
    void navigate({ to: "/records/$recordId", params: { recordId }, search: { case: file.id } });

  return (
    <ListPage
      head={
        <>
          {head}
          <CaseTabs file={file} value="records" onChange={onTab} />
        </>
      }
      toolbar={
        <>
          <SearchField
            value={q}
            onChange={(next) => setAddress({ q: next })}
            label={t("case.search-records")}
          />
          <Filter
            label={t("record.kind")}
            value={kind}
            onChange={(next) => setAddress({ kind: next })}
            all={t("record.kind.all")}
            options={kinds}
          />
        </>
      }
      panel={
        sel && (
          <div className="stack">
            <RecordPreview recordId={sel} caseId={file.id} />
            {file.can.addRecords && (
              <div>
                <Button
                  variant="default"
                  leftSection={<IconFolderMinus size={15} aria-hidden />}
                  onClick={() => remove.mutate(sel)}
                >
                  {t("case.remove-record")}
                </Button>
              </div>
            )}
          </div>
        )
      }
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={RecordCompact}
        label={t("case.records")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        sort={sort}
        onSort={(next) => setAddress({ sort: next })}
        empty={
          q || kind ? (
            <EmptyState icon={IconUsers} title={t("list.nothing-found")}>
              {t("list.nothing-found.meaning")}
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconUsers}
              title={t("case.no-records")}
              action={
                file.can.addRecords && (
                  <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
                    {t("case.add-record")}
                  </Button>
                )
              }
            >
              {t("case.no-records.meaning")}
            </EmptyState>
          )
        }
      />
    </ListPage>
  );
}
