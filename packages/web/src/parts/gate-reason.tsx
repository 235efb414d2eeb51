import type { GateDecision } from "../api/contract.ts";
import { textOr, useText } from "../i18n/text.ts";

/** Why the gate lets something not pass, the article it follows and what to do. */
export function GateReason({ refusal }: { refusal: Extract<GateDecision, { ok: false }> }) {
  const { t } = useText();
  return (
    <div>
      {textOr(t, `gate.reason.${refusal.reason}`, refusal.reason)}
      {refusal.article && <span className="dim"> ({refusal.article})</span>}
      <div className="dim">{textOr(t, `gate.remedy.${refusal.reason}`, refusal.remedy)}</div>
    </div>
  );
}
