import { IconFolder, IconFolderOff } from "@tabler/icons-react";
import { useMemo } from "react";
import type { CaseRow } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { Tag } from "../../parts/tag.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

/** Whether a case is open. */
export function CaseStatusTag({ status }: { status: CaseRow["status"] }) {
  const { t } = useText();
  return (
    <Tag tone="plain" icon={status === "open" ? IconFolder : IconFolderOff}>
      {t(`case.status.${status}`)}
    </Tag>
  );
}

/** The columns of the list of cases. */
export function useCaseColumns(): readonly Column<CaseRow>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "number",
        label: t("case.number"),
        width: "150px",
        sort: "number",
        render: (row) => <span className="mono">{row.number}</span>,
      },
      {
        key: "title",
        label: t("case.title"),
        width: "minmax(180px, 3fr)",
        sort: "title",
        render: (row) => <bdi title={row.title}>{row.title}</bdi>,
      },
      {
        key: "purpose",
        from: 820,
        label: t("case.purpose"),
        width: "minmax(100px, 2fr)",
        render: (row) => <span title={row.purpose}>{row.purpose}</span>,
      },
      {
        key: "status",
        from: 560,
        label: t("case.status"),
        width: "86px",
        render: (row) => <CaseStatusTag status={row.status} />,
      },
      {
        key: "records",
        label: t("case.records"),
        width: "70px",
        end: true,
        render: (row) => <span className="num">{formats.number(row.records)}</span>,
      },
      {
        key: "members",
        from: 700,
        label: t("case.members"),
        width: "74px",
        end: true,
        render: (row) => <span className="num">{formats.number(row.members)}</span>,
      },
      {
        key: "updatedAt",
        label: t("case.updated"),
        width: "122px",
        sort: "updatedAt",
        end: true,
        render: (row) => <Age at={row.updatedAt} />,
      },
    ],
    [t, formats],
  );
}

/** A case in two lines, for a phone. */
export function CaseCompact(row: CaseRow) {
  return (
    <div className="stack" style={{ gap: 2 }}>
      <bdi className="cut">{row.title}</bdi>
      <span className="row dim">
        <span className="mono">{row.number}</span>
        <CaseStatusTag status={row.status} />
        <span className="push">
          <Age at={row.updatedAt} />
        </span>
      </span>
    </div>
  );
}
