import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import type { Hit, RequestInput, RequestPreview } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { GateReason } from "../../parts/gate-reason.tsx";
import { Note } from "../../parts/notices.tsx";
import classes from "./hits.module.css";

type Props = { preview: RequestPreview; input: RequestInput; hit: Hit };

/** Before a request leaves: what, to whom, on which basis, and whether it may. */
export function WhatLeaves({ preview, input, hit }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const { decision, agreement } = preview;
  return (
    <div className="stack" role="status">
      <div className={classes["leave-card"]}>
        <div>
          <span>{t("gate.what")}</span>
          <ul className={classes["leaves"]}>
            <li>{t("gate.leaves.question", { hit: hit.id.slice(-8) })}</li>
            <li>{t("gate.leaves.purpose", { purpose: input.purpose })}</li>
            <li>{t("gate.leaves.justification")}</li>
            <li>{t("gate.leaves.nothing-else")}</li>
          </ul>
        </div>
        <div>
          <span>{t("gate.to")}</span>
          <AuthorityMark authority={preview.to} foreign />
        </div>
        <div>
          <span>{t("gate.basis")}</span>
          <span>
            {agreement.title}
            <br />
            <span className="dim">{agreement.legalBasis}</span>
          </span>
        </div>
        <div>
          <span>{t("gate.answer-by")}</span>
          <span>{formats.instant(preview.dueAt)}</span>
        </div>
      </div>
      {decision.ok ? (
        <Note tone="good" icon={IconShieldCheck}>
          {t("gate.may")} <span className="dim">{decision.basis}</span>
        </Note>
      ) : (
        <Note tone="warn" icon={IconAlertTriangle}>
          <strong>{t("gate.may-not")}</strong>
          <GateReason refusal={decision} />
        </Note>
      )}
    </div>
  );
}
