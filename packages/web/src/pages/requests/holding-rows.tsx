import { Button, Checkbox } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { IconHandStop, IconLock, IconShieldCheck } from "@tabler/icons-react";
import type { Held, Holdings } from "../../api/contract.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { GateReason } from "../../parts/gate-reason.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { StatementRow } from "../../parts/statement-row.tsx";
import classes from "./requests.module.css";

const ConsentDialog = lazy(async () => ({
  default: (await import("../record/consent-dialog.tsx")).ConsentDialog,
}));

type Props = {
  record: Holdings["record"];
  statements: readonly Held[];
  /** Who would receive the statements. */
  recipientId: string;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

/** What is held on a record, each statement with the gate's decision. */
export function HoldingRows({ record, statements, recipientId, chosen, onChoose }: Props) {
  const { t, language } = useText();
  const allowed = statements.filter(({ decision }) => decision.ok).map((one) => one.statement.id);
  const count = allowed.filter((id) => chosen.has(id)).length;
  const all = new Set(allowed);
  const [asking, setAsking] = useState<string>();
  return (
    <div className={classes["holdings"]}>
      <div className={classes["all"]}>
        <Checkbox
          label={t("request.choose-all", { count: allowed.length })}
          checked={allowed.length > 0 && count === allowed.length}
          indeterminate={count > 0 && count < allowed.length}
          disabled={allowed.length === 0}
          onChange={() =>
            onChoose(count === allowed.length ? chosen.difference(all) : chosen.union(all))
          }
        />
      </div>
      {statements.map(({ statement, decision, leavesWith }) => (
        <div key={statement.id} className={classes["holding"]} data-may={decision.ok}>
          <Checkbox
            aria-label={`${propertyName(statement.property, language)}: ${statement.value}`}
            checked={chosen.has(statement.id)}
            disabled={!decision.ok}
            onChange={() => onChoose(chosen.symmetricDifference(new Set([statement.id])))}
          />
          <div>
            <StatementRow statement={statement} kind={record.kind} narrow />
            <div className={classes["decision"]}>
              {decision.ok ? (
                <>
                  <IconShieldCheck size={15} aria-hidden /> {t("gate.statement-may")}
                  <span className="row" style={{ gap: 4 }}>
                    · {t("holdings.leaves-with")} <HandlingBadge {...leavesWith} />
                  </span>
                </>
              ) : (
                <>
                  <IconLock size={15} aria-hidden />
                  <div>
                    <strong>{t("gate.statement-may-not")}</strong> <GateReason refusal={decision} />
                    {decision.reason === "originator-consent" && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconHandStop size={15} aria-hidden />}
                        onClick={() => setAsking(statement.id)}
                      >
                        {t("consent.ask.short")}
                      </Button>
                    )}
                  </div>
                </>
              )}
            </div>
          </div>
        </div>
      ))}
      {asking && (
        <Suspense>
          <ConsentDialog
            record={{ ...record, statements: statements.map(({ statement }) => statement) }}
            asked={{ statementIds: [asking], recipientId }}
            onClose={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
