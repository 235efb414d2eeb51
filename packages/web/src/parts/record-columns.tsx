import { IconEyeOff, IconTargetArrow } from "@tabler/icons-react";
import { useMemo } from "react";
import type { RecordRow } from "../api/contract.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import { Age } from "./age.tsx";
import { AuthorityById } from "./authority-mark.tsx";
import { Caption } from "./caption.tsx";
import { HandlingBadge } from "./handling-badge.tsx";
import { KindMark } from "./kind-mark.tsx";
import { SubjectStatusTags } from "./subject-status.tsx";
import { Tag } from "./tag.tsx";
import type { Column } from "./virtual-list.tsx";

/** The columns of a list of records. */
export function useRecordColumns(): readonly Column<RecordRow>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "kind",
        label: t("record.kind"),
        width: "130px",
        render: (row) => <KindMark kind={row.kind} />,
      },
      {
        key: "caption",
        label: t("record.caption"),
        width: "minmax(180px, 3fr)",
        sort: "caption",
        render: (row) => (
          <span className="row">
            <Caption record={row} />
            <SubjectStatusTags statuses={row.subjectStatus} />
            {row.silent && <SilentMark />}
          </span>
        ),
      },
      {
        key: "detail",
        from: 430,
        label: t("record.detail"),
        width: "minmax(90px, 1fr)",
        render: (row) => <span className="num dim">{formats.detail(row.detail)}</span>,
      },
      {
        key: "originator",
        from: 640,
        label: t("record.originator"),
        width: "minmax(120px, 1.4fr)",
        render: (row) => <AuthorityById id={row.originator} foreign={row.foreign} />,
      },
      {
        key: "handling",
        label: t("handling.code"),
        width: "82px",
        render: (row) => <HandlingBadge codes={row.handlingCodes} />,
      },
      {
        key: "hits",
        from: 520,
        label: t("record.hits"),
        width: "92px",
        render: (row) =>
          row.hits > 0 ? (
            <span className="row num" style={{ gap: 4 }}>
              <IconTargetArrow size={14} aria-hidden />
              {formats.number(row.hits)}
            </span>
          ) : (
            ""
          ),
      },
      {
        key: "updatedAt",
        from: 900,
        label: t("record.updated"),
        width: "122px",
        sort: "updatedAt",
        end: true,
        render: (row) => <Age at={row.updatedAt} />,
      },
    ],
    [t, formats],
  );
}

/** Says that a record is silent. */
export function SilentMark() {
  const { t } = useText();
  return (
    <Tag icon={IconEyeOff} title={t("record.silent.meaning")}>
      {t("record.silent")}
    </Tag>
  );
}

/** A record in two lines, for a phone. */
export function RecordCompact(row: RecordRow) {
  return <CompactRecord row={row} />;
}

function CompactRecord({ row }: { row: RecordRow }) {
  const formats = useFormats();
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <KindMark kind={row.kind} wordless />
        <Caption record={row} />
        <span className="dim push num">{formats.detail(row.detail)}</span>
      </span>
      <span className="row dim">
        <AuthorityById id={row.originator} foreign={row.foreign} />
        <span className="push">
          <HandlingBadge codes={row.handlingCodes} />
        </span>
      </span>
    </div>
  );
}
