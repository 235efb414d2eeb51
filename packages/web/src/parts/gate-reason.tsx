import type { GateReason } from "../api/contract.ts";
import { textOr, useText } from "../i18n/text.ts";

/** Why the gate lets something not pass, the article it follows and what to do. */
export function GateReasonText({ reason }: { reason: GateReason }) {
  const { t } = useText();
  return (
    <div>
      {textOr(t, `gate.reason.${reason.reason}`, reason.reason)}
      {reason.article && <span className="dim"> ({reason.article})</span>}
      {reason.remedy && <div className="dim">{reason.remedy}</div>}
    </div>
  );
}
