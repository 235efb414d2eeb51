import type { Holdings } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Tag } from "../../parts/tag.tsx";
import { HoldingRows } from "./holding-rows.tsx";
import classes from "./requests.module.css";

type Props = {
  further: Holdings["further"];
  recipientId: string;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Other records that the request might concern; nothing of them is chosen to begin with. */
export function FurtherRecords({ further, recipientId, chosen, onChoose }: Props) {
  const { t } = useText();
  if (further.length === 0) return null;
  return (
    <div className="stack">
      <h3 style={{ margin: 0, fontSize: 14 }}>{t("holdings.further")}</h3>
      <p className="dim" style={{ margin: 0 }}>
        {t("holdings.further.meaning")}
      </p>
      {further.map(({ record, statements, why, silent }) => (
        <details key={record.id} className={classes["further"]}>
          <summary>
            <span className="row-wrap">
              <KindMark kind={record.kind} wordless />
              <bdi>{record.caption}</bdi>
              <Tag tone="plain">{t(`holdings.${why}`)}</Tag>
              {silent && <Tag tone="warn">{t("holdings.silent")}</Tag>}
              <span className="dim">
                {t("holdings.chosen", {
                  chosen: statements.filter((one) => chosen.has(one.statement.id)).length,
                  held: statements.length,
                })}
              </span>
            </span>
          </summary>
          <HoldingRows
            record={record}
            statements={statements}
            recipientId={recipientId}
            chosen={chosen}
            onChoose={onChoose}
          />
        </details>
      ))}
    </div>
  );
}
