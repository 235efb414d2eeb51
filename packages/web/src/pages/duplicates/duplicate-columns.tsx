import { useMemo } from "react";
import type { Duplicate } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Caption } from "../../parts/caption.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import type { Column } from "../../parts/virtual-list.tsx";
import { howSure, howSureShort, mainReasons } from "./evidence-words.ts";

/** The columns of the list of pairs. */
export function useDuplicateColumns(): readonly Column<Duplicate>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "left",
        label: t("duplicate.one"),
        width: "minmax(150px, 2fr)",
        render: (row) => <Side record={row.left} marked />,
      },
      {
        key: "right",
        label: t("duplicate.other"),
        width: "minmax(150px, 2fr)",
        render: (row) => <Side record={row.right} />,
      },
      {
        key: "why",
        from: 700,
        label: t("duplicate.why"),
        width: "minmax(150px, 2.4fr)",
        render: (row) => <Why row={row} />,
      },
      {
        key: "sure",
        label: t("duplicate.sure"),
        width: "112px",
        end: true,
        render: (row) => (
          <span className="num" title={howSure(t, row)}>
            {howSureShort(t, row.probability)}
          </span>
        ),
      },
      {
        key: "by",
        from: 1240,
        label: t("duplicate.decided-by"),
        width: "140px",
        render: (row) => <span className="cut">{row.decision?.by?.name ?? ""}</span>,
      },
      {
        key: "at",
        from: 1140,
        label: t("duplicate.found"),
        width: "110px",
        end: true,
        render: (row) => <span className="num">{formats.date(row.foundAt)}</span>,
      },
    ],
    [t, formats],
  );
}

function Side({ record, marked = false }: { record: Duplicate["left"]; marked?: boolean }) {
  const formats = useFormats();
  return (
    <span className="row">
      {marked && <KindMark kind={record.kind} wordless />}
      <Caption record={record} />
      <span className="dim num cut">{formats.detail(record.detail)}</span>
    </span>
  );
}

function Why({ row }: { row: Duplicate }) {
  const { t } = useText();
  const formats = useFormats();
  const reasons = mainReasons(t, formats, row.levels);
  return (
    <span className="cut" title={reasons}>
      {reasons}
    </span>
  );
}

/** A pair in two lines, for a phone. */
export function DuplicateCompact(row: Duplicate) {
  return <CompactPair row={row} />;
}

function CompactPair({ row }: { row: Duplicate }) {
  const { t } = useText();
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <Side record={row.left} marked />
        <span className="push num" style={{ flex: "none" }}>
          {howSureShort(t, row.probability)}
        </span>
      </span>
      <Side record={row.right} marked />
    </div>
  );
}
