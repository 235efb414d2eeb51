import type { Held } from "../../api/contract.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { GateReason } from "../../parts/gate-reason.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { Tag } from "../../parts/tag.tsx";
import classes from "./requests.module.css";

type Entry = Held & { changed?: boolean };

type Props = {
  records: readonly {
    record: { id: string; kind: string; caption: string };
    statements: readonly Entry[];
  }[];
};

/** The exact statements that leave, by record, each with the codes it will carry. */
export function LeavingStatements({ records }: Props) {
  const { t, language } = useText();
  const shown = records.filter(({ statements }) => statements.length > 0);
  if (shown.length === 0) return <span className="dim">{t("gate.nothing-yet")}</span>;
  return (
    <div className="stack">
      {shown.map(({ record, statements }) => (
        <div key={record.id}>
          {shown.length > 1 && (
            <strong>
              <bdi>{record.caption}</bdi>
            </strong>
          )}
          <ul className={classes["leaving"]}>
            {statements.map(({ statement, leavesWith, decision, changed }) => (
              <li key={statement.id}>
                <span className="dim">
                  {propertyName(statement.property, language, record.kind)}
                </span>
                <bdi>{statement.value}</bdi>
                <HandlingBadge {...leavesWith} />
                {changed && <Tag tone="bad">{t("approval.changed")}</Tag>}
                {!decision.ok && <GateReason refusal={decision} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
