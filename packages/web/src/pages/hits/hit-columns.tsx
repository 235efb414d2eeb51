import { IconEyeOff } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Hit } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, type Translate, useText } from "../../i18n/text.ts";
import { Age } from "../../parts/age.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Caption } from "../../parts/caption.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { HitStateTag } from "../../parts/states.tsx";
import { StrengthMark } from "../../parts/strength.tsx";
import type { Column } from "../../parts/virtual-list.tsx";

/** What met, in words: "document, name with birth date". */
function evidenceText(t: Translate, list: (items: string[]) => string, hit: Hit): string {
  return list(hit.evidence.map(({ group }) => textOr(t, `hit.group.${group}`, group)));
}

/** The columns of the list of hits. */
export function useHitColumns(): readonly Column<Hit>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "state",
        label: t("hit.state"),
        width: "168px",
        render: (row) => <HitStateTag state={row.state} agreementOver={row.agreementOver} />,
      },
      {
        key: "strength",
        label: t("hit.strength"),
        width: "150px",
        sort: "strength",
        render: (row) => <StrengthMark strength={row.strength} />,
      },
      {
        key: "record",
        label: t("hit.own-record"),
        width: "minmax(150px, 2fr)",
        render: (row) => (
          <span className="row">
            <KindMark kind={row.record.kind} wordless />
            <Caption record={row.record} />
            {row.silent && <IconEyeOff size={14} className="dim" aria-label={t("hit.silent")} />}
          </span>
        ),
      },
      {
        key: "partner",
        label: t("hit.partner"),
        width: "minmax(130px, 1.6fr)",
        render: (row) => <AuthorityMark authority={row.partner} foreign />,
      },
      {
        key: "evidence",
        from: 760,
        label: t("hit.evidence"),
        width: "minmax(110px, 1.6fr)",
        render: (row) => {
          const text = evidenceText(t, formats.list, row);
          return <span title={text}>{text}</span>;
        },
      },
      {
        key: "foundAt",
        from: 900,
        label: t("hit.found"),
        width: "122px",
        sort: "foundAt",
        end: true,
        render: (row) => <Age at={row.foundAt} />,
      },
    ],
    [t, formats],
  );
}

/** A hit in two lines, for a phone. */
export function HitCompact(row: Hit) {
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <KindMark kind={row.record.kind} wordless />
        <Caption record={row.record} />
        <span className="push">
          <HitStateTag state={row.state} agreementOver={row.agreementOver} />
        </span>
      </span>
      <span className="row">
        <AuthorityMark authority={row.partner} foreign />
        <span className="push">
          <StrengthMark strength={row.strength} />
        </span>
      </span>
    </div>
  );
}
