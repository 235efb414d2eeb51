import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconLoader,
  IconTableOptions,
  type Icon,
} from "@tabler/icons-react";
import { useMemo } from "react";
import type { ImportJob, ImportState } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { Tag, type Tone } from "../../parts/tag.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

const states: Record<ImportState, [Tone, Icon]> = {
  mapping: ["accent", IconTableOptions],
  ready: ["accent", IconTableOptions],
  running: ["quiet", IconLoader],
  cancelled: ["plain", IconBan],
  done: ["good", IconCheck],
  failed: ["bad", IconAlertTriangle],
};

/** How far an import has come. */
export function ImportStateTag({ state }: { state: ImportState }) {
  const { t } = useText();
  const [tone, icon] = states[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`import.state.${state}`)}
    </Tag>
  );
}

/** The columns of the list of imports. */
export function useImportColumns(): readonly Column<ImportJob>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "fileName",
        label: t("import.file"),
        width: "minmax(180px, 2fr)",
        render: (row) => <span title={row.fileName}>{row.fileName}</span>,
      },
      {
        key: "state",
        label: t("import.state"),
        width: "150px",
        render: (row) => <ImportStateTag state={row.state} />,
      },
      {
        key: "rows",
        label: t("import.rows"),
        width: "150px",
        end: true,
        render: (row) => <span className="num">{progressText(row, formats.number)}</span>,
      },
      {
        key: "faulty",
        from: 560,
        label: t("import.count.faulty"),
        width: "90px",
        end: true,
        render: (row) => <span className="num">{formats.number(row.rows.faulty)}</span>,
      },
      {
        key: "by",
        from: 820,
        label: t("import.by"),
        width: "minmax(110px, 1fr)",
        render: (row) => row.by.name,
      },
      {
        key: "createdAt",
        label: t("import.when"),
        width: "122px",
        end: true,
        render: (row) => <Age at={row.createdAt} />,
      },
    ],
    [t, formats],
  );
}

/** Rows done of rows there are. */
export function progressText(row: ImportJob, number: (value: number) => string): string {
  return row.rows.total === null
    ? number(row.rows.done)
    : `${number(row.rows.done)} / ${number(row.rows.total)}`;
}

/** An import in two lines, for a phone. */
export function ImportCompact(row: ImportJob) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="cut">{row.fileName}</span>
      <span className="row dim">
        <ImportStateTag state={row.state} />
        <span className="push">
          <Age at={row.createdAt} />
        </span>
      </span>
    </div>
  );
}
