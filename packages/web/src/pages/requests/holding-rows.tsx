import { Checkbox } from "@mantine/core";
import { IconLock, IconShieldCheck } from "@tabler/icons-react";
import type { Holdings } from "../../api/contract.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { GateReason } from "../../parts/gate-reason.tsx";
import { StatementRow } from "../../parts/statement-row.tsx";
import classes from "./requests.module.css";

type Props = {
  holdings: Holdings;
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onAll: () => void;
};

/** What is held on the subject, each statement with the gate's decision. */
export function HoldingRows({ holdings, chosen, onToggle, onAll }: Props) {
  const { t, language } = useText();
  const allowed = holdings.statements.filter((entry) => entry.decision.ok).length;
  return (
    <div className={classes["holdings"]}>
      <div className={classes["all"]}>
        <Checkbox
          label={t("request.choose-all", { count: allowed })}
          checked={allowed > 0 && chosen.size === allowed}
          indeterminate={chosen.size > 0 && chosen.size < allowed}
          disabled={allowed === 0}
          onChange={onAll}
        />
      </div>
      {holdings.statements.map(({ statement, decision }) => (
        <div key={statement.id} className={classes["holding"]} data-may={decision.ok}>
          <Checkbox
            aria-label={`${propertyName(statement.property, language)}: ${statement.value}`}
            checked={chosen.has(statement.id)}
            disabled={!decision.ok}
            onChange={() => onToggle(statement.id)}
          />
          <div>
            <StatementRow statement={statement} kind={holdings.record.kind} narrow />
            <div className={classes["decision"]}>
              {decision.ok ? (
                <>
                  <IconShieldCheck size={15} aria-hidden /> {t("gate.statement-may")}
                </>
              ) : (
                <>
                  <IconLock size={15} aria-hidden />
                  <div>
                    <strong>{t("gate.statement-may-not")}</strong> <GateReason refusal={decision} />
                  </div>
                </>
              )}
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
