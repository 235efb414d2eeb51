import { useNavigate } from "@tanstack/react-router";
import { IconFileImport } from "@tabler/icons-react";
import type { ImportJob } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listImports } from "../../api/imports.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { ImportCompact, useImportColumns } from "./import-columns.tsx";
import { ImportPreviewPanel } from "./import-preview.tsx";
import { Upload } from "./upload.tsx";

/** Imports of this node, and the place to drop a file. */
export function ImportList() {
  const { t } = useText();
  const navigate = useNavigate();
  const [{ sel }, setAddress] = useAddress();
  const list = useCursorList<ImportJob>(["imports"], (page, signal) => listImports(page, signal));
  const columns = useImportColumns();
  const open = (importId: string) =>
    void navigate({ to: "/imports/$importId", params: { importId } });
  return (
    <ListPage
      head={<PageHead title={t("nav.imports")} />}
      toolbar={<Upload onUploaded={(job) => open(job.id)} />}
      panel={sel && <ImportPreviewPanel importId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={ImportCompact}
        label={t("nav.imports")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        empty={
          <EmptyState icon={IconFileImport} title={t("import.none")}>
            {t("import.none.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
