import { kindNames } from "@entente/model";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconFileImport, IconPlus, IconSearch } from "@tabler/icons-react";
import { useMemo } from "react";
import type { RecordRow } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { listRecords } from "../../api/records.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter, SearchField } from "../../parts/filters.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { RecordCompact, useRecordColumns } from "../../parts/record-columns.tsx";
import { RecordPreview } from "../../parts/record-preview.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";

/** Search over the records that the user may see. */
export function SearchPage() {
  const { t, language } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [address, setAddress] = useAddress();
  const { q, kind, originator, sel } = address;
  const sort = address["sort"] ?? (q ? "relevance" : "-updatedAt");
  const list = useCursorList<RecordRow>(
    ["records", { q, kind, originator, sort }],
    (page, signal) => listRecords({ ...page, q, kind, originator, sort }, signal),
  );
  const columns = useRecordColumns();
  const authorities = useQuery(authoritiesQuery).data ?? [];
  const kinds = useMemo(
    () =>
      kindNames
        .map((value) => ({ value, label: kindName(value, language) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  const open = (recordId: string) =>
    void navigate({ to: "/records/$recordId", params: { recordId } });

  return (
    <ListPage
      head={
        <PageHead
          title={t("search.title")}
          sub={t("search.logged")}
          actions={
            <LinkButton to="/records/new" icon={IconPlus}>
              {t("record.new")}
            </LinkButton>
          }
        />
      }
      toolbar={
        <>
          <SearchField
            value={q}
            onChange={(next) => setAddress({ q: next, sort: undefined })}
            label={t("search.field")}
          />
          <Filter
            label={t("record.kind")}
            value={kind}
            onChange={(next) => setAddress({ kind: next })}
            all={t("record.kind.all")}
            options={kinds}
          />
          <Filter
            label={t("record.originator")}
            value={originator}
            onChange={(next) => setAddress({ originator: next })}
            all={t("record.originator.all")}
            options={[
              { value: "own", label: t("record.originator.own") },
              { value: "foreign", label: t("record.originator.foreign") },
              ...authorities
                .filter((row) => !row.self)
                .map((row) => ({ value: row.id, label: row.name })),
            ]}
          />
        </>
      }
      panel={sel && <RecordPreview recordId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={RecordCompact}
        label={t("search.title")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        sort={sort}
        onSort={(next) => setAddress({ sort: next })}
        empty={
          q || kind || originator ? (
            <EmptyState
              icon={IconSearch}
              title={t("list.nothing-found")}
              action={
                <Button
                  variant="default"
                  onClick={() => setAddress({ q: "", kind: "", originator: "" })}
                >
                  {t("list.clear-filters")}
                </Button>
              }
            >
              {t("search.nothing.meaning")}
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconFileImport}
              title={t("search.none")}
              action={
                <LinkButton to="/imports" icon={IconFileImport}>
                  {t("import.new")}
                </LinkButton>
              }
            >
              {t("search.none.meaning")}
            </EmptyState>
          )
        }
      />
    </ListPage>
  );
}
