import { useMemo } from "react";
import type { LogEntry } from "../../api/contract.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import type { Column } from "../../parts/virtual-list.tsx";
import { actorText, actText, objectText } from "./log-words.ts";

/** An entry as a row of a list. */
export type LogRow = LogEntry & { id: string };

/** The columns of the log. */
export function useLogColumns(): readonly Column<LogRow>[] {
  const { t, language } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "at",
        label: t("log.at"),
        width: "158px",
        render: (row) => (
          <time dateTime={row.at} title={formats.instant(row.at)} className="num">
            {formats.moment(row.at)}
          </time>
        ),
      },
      {
        key: "actor",
        label: t("log.actor"),
        width: "minmax(120px, 1.2fr)",
        render: (row) => <span title={actorText(t, row)}>{actorText(t, row)}</span>,
      },
      {
        key: "act",
        label: t("log.act"),
        width: "minmax(110px, 1fr)",
        render: (row) => actText(t, row.act),
      },
      {
        key: "object",
        label: t("log.object"),
        width: "minmax(130px, 1.3fr)",
        render: (row) => {
          const text = objectText(t, row, (name) => kindName(name, language));
          return <span title={row.object.id}>{text}</span>;
        },
      },
      {
        key: "why",
        label: t("log.why"),
        width: "minmax(140px, 2fr)",
        from: 720,
        render: (row) => <bdi title={row.justification ?? ""}>{row.justification}</bdi>,
      },
      {
        key: "case",
        label: t("log.case"),
        width: "120px",
        from: 1000,
        render: (row) => <span className="mono">{row.case?.number}</span>,
      },
    ],
    [t, formats, language],
  );
}

/** An entry in two lines, for a phone. */
export function LogCompact(row: LogRow) {
  return <CompactEntry row={row} />;
}

function CompactEntry({ row }: { row: LogRow }) {
  const { t, language } = useText();
  const formats = useFormats();
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <strong className="cut">{actText(t, row.act)}</strong>
        <time dateTime={row.at} className="push num">
          {formats.moment(row.at)}
        </time>
      </span>
      <span className="cut">
        {actorText(t, row)} · {objectText(t, row, (name) => kindName(name, language))}
      </span>
    </div>
  );
}
