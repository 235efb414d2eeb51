import type { Role } from "@entente/model";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import {
  IconCopyCheck,
  IconFileExport,
  IconFileImport,
  IconFolder,
  IconFolderOff,
  IconPlus,
} from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { caseQuery, updateCase } from "../../api/cases.ts";
import type { Case, CaseStatus } from "../../api/contract.ts";
import { sessionQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { PageProblem, PageWaiting } from "../../parts/page-problem.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { CaseStatusTag } from "../cases/case-columns.tsx";
import { CaseAbout } from "./case-about.tsx";
import { CaseRecords } from "./case-records.tsx";

const exporters: ReadonlySet<Role> = new Set<Role>(["analyst", "approver", "magistrate"]);

const AddRecordDialog = lazy(async () => ({
  default: (await import("./add-record-dialog.tsx")).AddRecordDialog,
}));

const ExportDialog = lazy(async () => ({
  default: (await import("../record/export-dialog.tsx")).ExportDialog,
}));

/** A case: its records, its members, its purpose. */
export function CasePage() {
  const { caseId } = useParams({ from: "/inside/cases/$caseId" });
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  if (error) return <PageProblem error={error} retry={() => void refetch()} />;
  if (!data) return <PageWaiting lines={10} />;
  return <OpenCase file={data} />;
}

function OpenCase({ file }: { file: Case }) {
  const { t } = useText();
  const [{ tab = "records" }, setAddress] = useAddress();
  const [adding, setAdding] = useState(false);
  const [exporting, setExporting] = useState(false);
  const roles = useQuery(sessionQuery).data?.user.roles ?? [];
  const exports = roles.some((role) => exporters.has(role));
  const setStatus = useAct<CaseStatus, Case>({
    run: (status) => updateCase(file.id, { status }),
    touches: ["cases"],
    done: (_output, status) => t(`case.now.${status}`),
    undo: (status) => updateCase(file.id, { status: status === "open" ? "closed" : "open" }),
  });
  const head = (
    <PageHead
      above={
        <>
          <Link to="/cases">{t("nav.cases")}</Link> / <span className="mono">{file.number}</span>
        </>
      }
      title={file.title}
      beside={<CaseStatusTag status={file.status} />}
      sub={file.purpose}
      actions={
        <>
          {exports && (
            <Button
              variant="default"
              leftSection={<IconFileExport size={15} aria-hidden />}
              onClick={() => setExporting(true)}
            >
              {t("export.title")}
            </Button>
          )}
          {file.can.close && (
            <Button
              variant="default"
              leftSection={
                file.status === "open" ? (
                  <IconFolderOff size={15} aria-hidden />
                ) : (
                  <IconFolder size={15} aria-hidden />
                )
              }
              onClick={() => setStatus.mutate(file.status === "open" ? "closed" : "open")}
            >
              {file.status === "open" ? t("case.close") : t("case.reopen")}
            </Button>
          )}
          {file.can.addRecords && (
            <>
              <LinkButton
                to="/duplicates"
                search={{ case: file.id }}
                variant="default"
                icon={IconCopyCheck}
              >
                {t("nav.duplicates")}
              </LinkButton>
              <LinkButton to="/imports" variant="default" icon={IconFileImport}>
                {t("import.short")}
              </LinkButton>
              <Button
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={() => setAdding(true)}
              >
                {t("case.add-record")}
              </Button>
            </>
          )}
        </>
      }
    />
  );
  const showTab = (next: string) =>
    setAddress({ tab: next === "records" ? undefined : next, sel: undefined });
  return (
    <>
      {tab === "about" ? (
        <CaseAbout file={file} head={head} onTab={showTab} />
      ) : (
        <CaseRecords file={file} head={head} onTab={showTab} onAdd={() => setAdding(true)} />
      )}
      {exporting && (
        <Suspense>
          <ExportDialog of={{ caseId: file.id }} onClose={() => setExporting(false)} />
        </Suspense>
      )}
      {adding && (
        <Suspense>
          <AddRecordDialog file={file} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}
